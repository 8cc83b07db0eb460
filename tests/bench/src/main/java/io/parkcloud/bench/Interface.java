package io.parkcloud.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A program that sends and asks for health records, on a connection of its own. */
final class Interface implements AutoCloseable {
    static final String USER = "interface";

    private static final String JSON = "application/fhir+json";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String token;

    Interface(String url) throws IOException, InterruptedException {
        this.url = url;
        var who = USER + ":" + AppProcess.PASSWORD;
        var basic = "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8));
        var answer = send(HttpRequest.newBuilder(URI.create(url + "/token"))
                .header("Authorization", basic)
                .POST(BodyPublishers.noBody()));
        token = answer.replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    /** Sends a resource, or a bundle to the root. @return what came back */
    String post(String path, String body) throws IOException, InterruptedException {
        return send(signed(path).header("Content-Type", JSON).POST(BodyPublishers.ofString(body)));
    }

    String get(String path) throws IOException, InterruptedException {
        return send(signed(path).GET());
    }

    private HttpRequest.Builder signed(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/fhir" + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", JSON)
                .header("Prefer", "return=minimal");
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        client.close();
    }
}
