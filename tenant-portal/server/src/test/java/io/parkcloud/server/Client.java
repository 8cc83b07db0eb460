package io.parkcloud.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the other end of the wire: with a cookie jar like a browser, and a bearer token if signed in like a program. */
final class Client {

    private static final JsonMapper JSON = new JsonMapper();

    private final RunningPlatform platform;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Map<String, String> headers = new HashMap<>();

    Client(RunningPlatform platform) {
        this.platform = platform;
    }

    /** An answer. */
    record Answer(int status, HttpResponse<String> response) {
        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String code() {
            return json().path("code").asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** Somebody with a token. */
    static Client signedIn(RunningPlatform platform, String user) {
        return signedIn(platform, user, platform.password(user));
    }

    static Client signedIn(RunningPlatform platform, String user, String password) {
        var client = new Client(platform);
        var answer = client.session(user, password);
        if (answer.status() != 201) {
            throw new AssertionError(
                    "sign-in of " + user + " failed: " + answer.response().body());
        }
        return client.bearer(answer.json().path("token").asString());
    }

    /** Somebody's token alone. */
    static String session(RunningPlatform platform, String user) {
        return new Client(platform)
                .session(user, platform.password(user))
                .json()
                .path("token")
                .asString();
    }

    Client bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    Client header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Answer session(String user, String password) {
        return post("/api/v1/sessions", Map.of("user", user, "password", password));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer put(String path, Object body, String... more) {
        var request = request(path).header("Content-Type", "application/json");
        if (more.length > 0) {
            request.headers(more);
        }
        return send(request.PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer delete(String path) {
        var etag = get(path).header("ETag");
        return send((etag.isEmpty() ? request(path) : request(path).header("If-Match", etag)).DELETE());
    }

    /** Anything; {@code body} is sent as it is, {@code more} are names and values of headers. */
    Answer call(String method, String path, String body, String... more) {
        var request = request(path).header("Content-Type", "application/json");
        if (more.length > 0) {
            request.headers(more);
        }
        return send(request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** What a form in a page sends. */
    Answer form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    Answer raw(String path, HttpRequest.BodyPublisher body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "raw")
                .POST(body));
    }

    /** A body of a type of its own. */
    Answer as(String type, String path, HttpRequest.BodyPublisher body) {
        return send(request(path)
                .header("Content-Type", type)
                .header("Idempotency-Key", "raw")
                .POST(body));
    }

    /** Reads an endless answer until a word has come, at most 20 s. */
    String readUntil(String path, String word) {
        var text = new StringBuilder();
        var deadline = System.nanoTime() + 20_000_000_000L;
        try {
            var response = http.send(request(path).GET().build(), BodyHandlers.ofInputStream());
            try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                while (text.indexOf(word) < 0 && System.nanoTime() < deadline) {
                    text.append(Objects.requireNonNullElse(reader.readLine(), word))
                            .append('\n');
                }
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder request(String path) {
        var uri = path.startsWith("http") ? path : platform.url(path);
        var request = HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        return request;
    }

    /** The whole answer; the limit of a request ends with its headers, so one that never ends needs this one. */
    private Answer send(HttpRequest.Builder request) {
        var pending = http.sendAsync(request.build(), BodyHandlers.ofString());
        try {
            var response = pending.get(30, TimeUnit.SECONDS);
            return new Answer(response.statusCode(), response);
        } catch (TimeoutException endless) {
            pending.cancel(true);
            throw new AssertionError("no end of the answer within 30 s: " + request.build(), endless);
        } catch (ExecutionException e) {
            throw new UncheckedIOException(new IOException(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
