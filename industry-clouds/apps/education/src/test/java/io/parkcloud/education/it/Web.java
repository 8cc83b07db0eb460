package io.parkcloud.education.it;

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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a browser, or a program that speaks bare HTTP. Cookies are kept, redirects are not followed. */
final class Web {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String url;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Web(String url) {
        this.url = url;
    }

    /** An answer. */
    @SuppressWarnings("ArrayRecordComponent") // Answers are read, never compared.
    record Answer(int status, byte[] content, HttpResponse<byte[]> raw) {

        String body() {
            return new String(content, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(content);
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String location() {
            return header("Location");
        }
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer post(String path, Map<String, String> fields, String... headers) {
        return send(request(path, headers).header("Content-Type", FORM).POST(BodyPublishers.ofString(encode(fields))));
    }

    /** A form with the token of the page it is on. */
    Answer submit(String page, String action, Map<String, String> fields) {
        return send(request(action)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(encode(fields) + "&_csrf=" + encode(token(page)))));
    }

    /** A form with a file. */
    Answer upload(String page, String action, Map<String, String> fields, String fileName, byte[] content) {
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> part(body, name, value));
        part(body, "_csrf", token(page));
        write(
                body,
                "--b0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(content);
        write(body, "\r\n--b0--\r\n");
        return send(request(action)
                .header("Content-Type", "multipart/form-data; boundary=b0")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String name, String value) {
        write(body, "--b0\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Web signedIn(String user, String password) {
        var answer = submit("/login", "/login", Map.of("username", user, "password", password));
        if (answer.status() != 302 || answer.location().contains("error")) {
            throw new AssertionError(user + " was not let in: " + answer.status() + " " + answer.location());
        }
        return this;
    }

    private String token(String page) {
        var answer = get(page);
        var found = TOKEN.matcher(answer.body());
        if (!found.find()) {
            throw new AssertionError("no form on " + page + " (" + answer.status() + "): " + answer.body());
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path))
                .timeout(Duration.ofSeconds(60));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
