package io.parkcloud.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's REST API, as JSON trees. Whatever is not success ends the command with what the platform said. */
public final class Api {

    public static final JsonMapper JSON = new JsonMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String url;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @param token empty before sign-in */
    public Api(String url, String token) {
        this.url = url.replaceAll("/+$", "");
        this.token = token;
    }

    /** A good answer. */
    public record Answer(int status, JsonNode body, String etag, String operation) {}

    public Answer get(String path) {
        return call(request(path).GET());
    }

    public Answer post(String path, JsonNode body) {
        return call(json(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer put(String path, JsonNode body, @Nullable String etag) {
        var request = json(path).PUT(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return call(etag == null ? request : request.header("If-Match", etag));
    }

    public Answer delete(String path, String etag) {
        return call(request(path).header("If-Match", etag).DELETE());
    }

    /** The resource, or nothing if it is not there. */
    public java.util.Optional<Answer> find(String path) {
        var response = send(request(path).GET(), BodyHandlers.ofString());
        return response.statusCode() == 404 ? java.util.Optional.empty() : java.util.Optional.of(answer(response));
    }

    /** Does it over as long as the resource has only moved on between being read and being written, a few times. */
    public static <R> R insist(Supplier<R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (CliException moved) {
                if (!moved.isStale() || attempt == 5) {
                    throw moved;
                }
            }
        }
    }

    /** All items of a list, page after page, at most {@code most}. */
    public List<JsonNode> all(String path, int most) {
        var items = new ArrayList<JsonNode>();
        var separator = path.contains("?") ? "&" : "?";
        var page = get(path).body();
        while (true) {
            page.path("items").forEach(items::add);
            var next = page.path("nextPageToken").asString("");
            if (next.isEmpty() || items.size() >= most) {
                return items.subList(0, Math.min(most, items.size()));
            }
            page = get(path + separator + "pageToken=" + encode(next)).body();
        }
    }

    /** Lines of an event stream, until it ends. @param after position to resume behind; negative from now on */
    public Stream<String> events(String path, long after) {
        var request = request(path).header("Accept", "text/event-stream").timeout(Duration.ofDays(1));
        if (after >= 0) {
            request.header("Last-Event-ID", Long.toString(after));
        }
        var response = send(request.GET(), BodyHandlers.ofLines());
        if (response.statusCode() >= 300) {
            throw refused(
                    response.statusCode(), String.join("\n", response.body().toList()));
        }
        return response.body();
    }

    /** Where a path of the platform is as a WebSocket. */
    public String webSocket(String path) {
        return url.replaceFirst("^http", "ws") + path;
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer call(HttpRequest.Builder request) {
        return answer(send(request, BodyHandlers.ofString()));
    }

    private Answer answer(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw refused(response.statusCode(), response.body());
        }
        var body = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        var location = response.headers().firstValue("Location").orElse("");
        return new Answer(
                response.statusCode(),
                body,
                response.headers().firstValue("ETag").orElse(""),
                location.contains("/operations/") ? location : "");
    }

    private <B> HttpResponse<B> send(HttpRequest.Builder request, HttpResponse.BodyHandler<B> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw CliException.unreachable(url + " does not answer ("
                    + e.getClass().getSimpleName() + "); is the platform up, and is this its address?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.unreachable("interrupted");
        }
    }

    /** A problem (RFC 9457) as sentences. */
    static CliException refused(int status, String body) {
        var text = new StringBuilder();
        try {
            var problem = JSON.readTree(body);
            text.append(problem.path("title").asString("HTTP " + status));
            text.append(": ").append(problem.path("detail").asString(""));
            for (var fault : problem.path("errors")) {
                text.append("\n  at ")
                        .append(fault.path("pointer").asString(""))
                        .append(": ")
                        .append(fault.path("detail").asString(""));
            }
            text.append("\n  [").append(problem.path("code").asString("http." + status));
            text.append(", request ")
                    .append(problem.path("requestId").asString("unknown"))
                    .append(']');
        } catch (JacksonException notJson) {
            text.append("HTTP ").append(status).append(": ").append(body.strip());
        }
        if (status == 401) {
            text.append("\n  sign in with: parkcloud login");
        }
        return status == 412 ? CliException.stale(text.toString()) : CliException.refused(text.toString());
    }
}
