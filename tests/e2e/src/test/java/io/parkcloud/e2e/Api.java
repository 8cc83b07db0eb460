package io.parkcloud.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses the REST API, signed in. */
final class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final String url;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Api(String url, String token) {
        this.url = url;
        this.token = token;
    }

    static Api signedIn(String url, String user, String password) {
        var answer = new Api(url, "").post("/api/v1/sessions", Map.of("user", user, "password", password));
        if (answer.status() != 201) {
            throw new AssertionError("sign-in of " + user + " was refused: " + answer.body());
        }
        return new Api(url, answer.json().path("token").asString());
    }

    /** An answer. */
    record Answer(int status, String body, HttpResponse<String> response) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String code() {
            return json().path("code").asString("");
        }

        Answer must(int wanted) {
            if (status != wanted) {
                throw new AssertionError("%s %s: expected %d, was %d %s"
                        .formatted(
                                response.request().method(), response.request().uri(), wanted, status, body));
            }
            return this;
        }
    }

    /** What the token says of its owner. */
    JsonNode claims() {
        return JSON.readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    JsonNode json(String path) {
        return get(path).must(200).json();
    }

    /** All items of a list that fits into one page. */
    List<JsonNode> list(String path) {
        var page = json(path + (path.contains("?") ? "&" : "?") + "limit=200");
        if (page.path("nextPageToken").isString()) {
            throw new AssertionError("more than one page at " + path);
        }
        return page.path("items").valueStream().toList();
    }

    Answer post(String path, Object body) {
        return send(request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer create(String path, String name, Map<String, ?> spec) {
        return post(path, Map.of("name", name, "spec", spec));
    }

    /** Removes what is as it was just read; again if it changed in between. */
    Answer delete(String path) {
        while (true) {
            var now = get(path);
            if (now.status() != 200) {
                return now;
            }
            var etag = now.response().headers().firstValue("ETag").orElse("");
            var answer = send(request(path).header("If-Match", etag).DELETE());
            if (answer.status() != 412) {
                return answer;
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
