package io.parkcloud.hall.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser without a screen: keeps cookies, sends forms with the token of the page they are on, follows nothing by itself. */
final class HallClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern FORM = Pattern.compile("data-form=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final String root;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    HallClient(String root) {
        this.root = root;
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    /** The same as a browser asks for it that takes compressed answers. */
    Reply getCompressed(String path) {
        return send(request(path).header("Accept-Encoding", "gzip").GET());
    }

    /** What a link gives to keep, byte for byte. */
    byte[] download(String path) {
        try {
            var response = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError(path + " answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Posts a form found on a page, with that page's token. */
    Reply post(String path, Reply page, Map<String, String> fields) {
        var body = new StringBuilder("_csrf=").append(encode(page.csrf()));
        fields.forEach((name, value) ->
                body.append('&').append(encode(name)).append('=').append(encode(value)));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    Reply postRaw(String path, String contentType, String body, Map<String, String> headers) {
        var request = request(path).header("Content-Type", contentType);
        headers.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply postJson(String path, String key, String json) {
        return postRaw(path, "application/json", json, Map.of("Idempotency-Key", key));
    }

    /** Posts a form with files. */
    Reply upload(String path, Map<String, String> fields, List<FilePart> files) {
        return upload(path, "document.", fields, files);
    }

    /** The same where files are not called documents. */
    Reply upload(String path, String prefix, Map<String, String> fields, List<FilePart> files) {
        var boundary = "----hall-it-7d93b1";
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> part(
                body,
                boundary,
                "name=\"" + name + "\"",
                "text/plain;charset=UTF-8",
                value.getBytes(StandardCharsets.UTF_8)));
        files.forEach(file -> part(
                body,
                boundary,
                "name=\"" + prefix + file.document() + "\"; filename=\"" + file.name() + "\"",
                "application/octet-stream",
                file.content().getBytes(StandardCharsets.ISO_8859_1)));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Signs a clerk in and gives the queue. */
    Reply signIn(String user, String password) {
        var done = post("/login", get("/login"), Map.of("username", user, "password", password));
        return done.status() == 302 ? get(done.location()) : done;
    }

    private HttpRequest.Builder request(String path) {
        var uri = path.startsWith("http") ? path : root + path;
        return HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html,application/json");
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    response.headers().map().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().getFirst())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void part(
            ByteArrayOutputStream body, String boundary, String disposition, String type, byte[] content) {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                        + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A file of an upload; the content is bytes written as Latin-1 characters. */
    record FilePart(String document, String name, String content) {
        static FilePart png(String document, String name) {
            return new FilePart(document, name, "\u0089PNG\r\n\u001a\n picture for " + document);
        }
    }

    /** An answer. */
    record Reply(int status, String body, Map<String, String> headers) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String location() {
            return String.valueOf(headers.get("location"));
        }

        String csrf() {
            return first(CSRF);
        }

        String key() {
            return first(KEY);
        }

        /** What the form's renderer in the browser is given. */
        JsonNode form() {
            return JSON.readTree(HtmlUtils.htmlUnescape(first(FORM)));
        }

        /** What is filled in at a pointer of the form; empty if nothing is. */
        String answer(String pointer) {
            return form().path("answers").at(pointer).asString("");
        }

        private String first(Pattern pattern) {
            var match = pattern.matcher(body);
            if (!match.find()) {
                throw new AssertionError("no " + pattern + " in the page (" + status + "):\n" + body);
            }
            return match.group(1);
        }
    }
}
