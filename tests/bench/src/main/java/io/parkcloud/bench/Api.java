package io.parkcloud.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody signed in. Uses the plainest client there is, because it shares the machine with what it measures. */
final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PATIENCE_MILLIS = 30_000;

    private final String url;
    private final String token;

    private Api(String url, String token) {
        this.url = url;
        this.token = token;
    }

    static Api signIn(String url, String user, String password) {
        var anybody = new Api(url, "");
        var session = anybody.post("/sessions", Map.of("user", user, "password", password));
        return new Api(url, session.path("token").asString());
    }

    /** Whether somebody answers at all. */
    boolean answers() {
        try {
            fetch("/me");
            return true;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    JsonNode get(String path) {
        return JSON.readTree(send("GET", path, null, null));
    }

    /** Reads and throws away; for what is only timed. */
    void fetch(String path) {
        send("GET", path, null, null);
    }

    JsonNode post(String path, Object body) {
        return JSON.readTree(send("POST", path, JSON.writeValueAsBytes(body), null));
    }

    void send(String path, byte[] body) {
        send("POST", path, body, null);
    }

    void put(String path, Object body) {
        send("PUT", path, JSON.writeValueAsBytes(body), null);
    }

    void delete(String path, String revision) {
        send("DELETE", path, null, revision);
    }

    private byte[] send(
            String method,
            String path,
            byte @org.jspecify.annotations.Nullable [] body,
            @org.jspecify.annotations.Nullable String ifMatch) {
        try {
            var connection = (HttpURLConnection)
                    URI.create(url + "/api/v1" + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            if (!token.isEmpty()) {
                connection.setRequestProperty("Authorization", "Bearer " + token);
            }
            if (ifMatch != null) {
                connection.setRequestProperty("If-Match", "\"" + ifMatch + "\"");
            }
            if (body != null) {
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setRequestProperty(
                        "Idempotency-Key", UUID.randomUUID().toString());
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(body.length);
                connection.getOutputStream().write(body);
            }
            return answer(connection, method + " " + path);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }

    private static byte[] answer(HttpURLConnection connection, String what) throws IOException {
        int status = connection.getResponseCode();
        try (var stream = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            var bytes = stream == null ? new byte[0] : stream.readAllBytes();
            if (status >= 400) {
                throw new IllegalStateException(
                        what + " was answered with " + status + ": " + new String(bytes, StandardCharsets.UTF_8));
            }
            return bytes;
        }
    }
}
