package io.parkcloud.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person at the hall, without a screen: keeps cookies, sends the forms that pages show, follows nothing by itself. */
final class HallVisitor {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "----e2e-5f1c0a";

    private final String root;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    HallVisitor(String root) {
        this.root = root;
    }

    /** A page or an answer. */
    record Page(int status, String body, String location) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String hidden(String field) {
            var match =
                    Pattern.compile("name=\"" + field + "\" value=\"([^\"]+)\"").matcher(body);
            if (!match.find()) {
                throw new AssertionError("there is no field " + field + " in the page (" + status + "):\n" + body);
            }
            return match.group(1);
        }

        /** Sent on to another page: 303 since HTTP/1.1. */
        Page redirected() {
            return must(status == 302 ? 302 : 303);
        }

        Page must(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected %d, was %d: %s".formatted(wanted, status, body));
            }
            return this;
        }
    }

    Page get(String path) {
        return send(request(path).GET());
    }

    /** Sends a page's form without files. */
    Page post(String path, Page page, Map<String, String> fields) {
        var body = new StringBuilder("_csrf=").append(encode(page.hidden("_csrf")));
        fields.forEach((name, value) ->
                body.append('&').append(encode(name)).append('=').append(encode(value)));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** Sends a page's form with files. @param files name of the file by the document that it is */
    Page upload(String path, Page page, Map<String, String> fields, Map<String, byte[]> files) {
        var body = new ByteArrayOutputStream();
        part(body, "name=\"_csrf\"", page.hidden("_csrf").getBytes(StandardCharsets.UTF_8));
        part(body, "name=\"key\"", page.hidden("key").getBytes(StandardCharsets.UTF_8));
        fields.forEach((name, value) -> part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
        files.forEach((document, content) ->
                part(body, "name=\"document." + document + "\"; filename=\"" + document + ".png\"", content));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    Page postJson(String path, String key, HttpRequest.BodyPublisher body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(body));
    }

    /** Signs a clerk in and gives the queue. */
    Page signIn(String user, String password) {
        var done = post("/login", get("/login"), Map.of("username", user, "password", password))
                .redirected();
        return get(done.location());
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : root + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html,application/json");
    }

    private Page send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Page(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
