package io.parkcloud.ops.metrics.query;

import io.parkcloud.kernel.PlatformException;
import io.parkcloud.ops.metrics.MetricsErrors;
import io.parkcloud.ops.metrics.promql.PromExpr;
import io.parkcloud.ops.metrics.promql.PromPrinter;
import io.parkcloud.ops.metrics.query.MetricsAnswer.Series;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@link MetricsStore} over the HTTP API of Prometheus 2 ("HTTP API", expression queries), which others speak as well. */
public final class PrometheusStore implements MetricsStore {

    private static final JsonMapper JSON = new JsonMapper();

    /** An answer that is longer is broken off: nobody reads that many figures. */
    private static final int LONGEST_ANSWER = 16 << 20;

    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final URI address;
    private final Duration timeout;
    private final Optional<String> authorization;

    /** Made for the first query: it takes its time, and nobody asks while the platform starts. */
    private @Nullable HttpClient http;

    /** @param password of {@code user}; empty if it asks for none */
    public PrometheusStore(URI address, String user, Optional<String> password, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
        this.authorization = password.map(secret ->
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(timeout)
                    .build();
        }
        return http;
    }

    @Override
    public MetricsAnswer ask(PromExpr expression, MetricsQuery query) {
        if (expression instanceof PromExpr.Subquery
                || (expression instanceof PromExpr.Selector selector
                        && selector.range().isPresent())) {
            throw MetricsErrors.QUERY_INVALID.error("a range of time is not an answer yet; say what is made of it");
        }
        var fields = new LinkedHashMap<String, String>();
        fields.put("query", PromPrinter.print(expression));
        fields.put("timeout", timeout.toMillis() + "ms");
        if (query.instant()) {
            fields.put("time", Double.toString(MetricsQuery.seconds(query.end())));
        } else {
            fields.put("start", Double.toString(MetricsQuery.seconds(query.start())));
            fields.put("end", Double.toString(MetricsQuery.seconds(query.end())));
            fields.put("step", query.step().toMillis() / 1000.0 + "");
        }
        var data = send(query.instant() ? "/api/v1/query" : "/api/v1/query_range", fields);
        return answer(data, query.times());
    }

    private JsonNode send(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(timeout.plus(GRACE))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            return data(http().send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException away) {
            throw unavailable(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable(stopped);
        }
    }

    private static JsonNode data(HttpResponse<java.io.InputStream> response) throws IOException {
        try (var body = response.body()) {
            var bytes = body.readNBytes(LONGEST_ANSWER + 1);
            if (bytes.length > LONGEST_ANSWER) {
                throw MetricsErrors.QUERY_TOO_LARGE.error(
                        "the answer is longer than %d bytes; ask for fewer series or points", LONGEST_ANSWER);
            }
            return data(response.statusCode(), bytes);
        }
    }

    private static JsonNode data(int status, byte[] body) {
        try {
            if (status == BAD_REQUEST || status == UNPROCESSABLE) {
                // What it says of the query is about types; the query itself holds nothing that the asker may not know.
                throw MetricsErrors.QUERY_INVALID.error(
                        "the metrics service refuses the query: %s",
                        JSON.readTree(body).path("error").asString(""));
            }
            if (status != 200) {
                throw MetricsErrors.UNAVAILABLE.error("the metrics service answers with status %d", status);
            }
            return JSON.readTree(body).path("data");
        } catch (JacksonException garbled) {
            throw unavailable(garbled);
        }
    }

    private static PlatformException unavailable(Exception cause) {
        return new PlatformException(
                MetricsErrors.UNAVAILABLE, "the metrics service does not answer; ask again in a moment", cause);
    }

    private static MetricsAnswer answer(JsonNode data, List<Double> times) {
        var result = data.path("result");
        var series = new ArrayList<Series>();
        switch (data.path("resultType").asString("")) {
            case "vector" -> result.forEach(one -> series.add(series(one, List.of(one.path("value")), times)));
            case "matrix" ->
                result.forEach(one -> {
                    var points = new ArrayList<JsonNode>();
                    one.path("values").forEach(points::add);
                    series.add(series(one, points, times));
                });
            case "scalar" -> series.add(new Series(Map.of(), column(List.of(result), times)));
            default -> throw MetricsErrors.QUERY_INVALID.error("the query answers neither numbers nor series");
        }
        return new MetricsAnswer(times, series);
    }

    private static Series series(JsonNode one, List<JsonNode> points, List<Double> times) {
        var labels = new LinkedHashMap<String, String>();
        one.path("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
        return new Series(labels, column(points, times));
    }

    /** Points lie on the times that were asked for, to the millisecond. */
    private static List<@Nullable Double> column(List<JsonNode> points, List<Double> times) {
        var column = new @Nullable Double[times.size()];
        double first = times.getFirst();
        double step = times.size() > 1 ? times.get(1) - first : 1;
        for (var point : points) {
            int at = (int) Math.round((point.path(0).asDouble() - first) / step);
            double value = number(point.path(1).asString(""));
            if (at >= 0 && at < column.length && Double.isFinite(value)) {
                column[at] = value;
            }
        }
        return Arrays.asList(column);
    }

    private static double number(String text) {
        return switch (text) {
            case "NaN", "" -> Double.NaN;
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
