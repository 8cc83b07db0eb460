package io.parkcloud.traffic.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at a browser or a program: keeps cookies, follows nothing by itself. */
final class TrafficClient {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String root;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    TrafficClient(String root) {
        this.root = root;
    }

    /** An answer. */
    @SuppressWarnings("ArrayRecordComponent") // Answers are read, never compared.
    record Reply(int status, byte[] content, String location, String type) {

        String body() {
            return new String(content, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(content);
        }

        String code() {
            return json().path("code").asString();
        }

        String token() {
            var match = TOKEN.matcher(body());
            if (!match.find()) {
                throw new AssertionError("no token in the page (" + status + "): " + body());
            }
            return match.group(1);
        }
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    /** Signs in and gives the page that follows. */
    Reply signIn(String password) {
        var done = post("/login", get("/login").token(), Map.of("username", "admin", "password", password));
        return get(done.location());
    }

    Reply post(String path, String token, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&", "_csrf=" + encode(token) + "&", ""));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Hands in a feed. */
    Reply upload(String token, String name, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--b0\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--b0\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                        + "Content-Type: application/zip\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--b0--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(request("/admin/feeds")
                .header("Content-Type", "multipart/form-data; boundary=b0")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Hands in a realtime message as a program does. */
    Reply realtime(String password, byte[] message) {
        var sign = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        return send(request("/api/realtime")
                .header("Authorization", "Basic " + sign)
                .header("Content-Type", "application/x-protobuf")
                .POST(BodyPublishers.ofByteArray(message)));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : root + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8");
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("location").orElse(""),
                    answer.headers().firstValue("content-type").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
