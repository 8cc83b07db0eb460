package io.parkcloud.engine.local;

import io.parkcloud.kernel.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Locale;

/** Opens the places that an image part may come from. */
final class PartSource {

    private final Duration limit;

    PartSource(Duration limit) {
        this.limit = limit;
    }

    InputStream open(URI location) throws IOException {
        var scheme = location.getScheme() == null ? "" : location.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> {
                var file = Path.of(location);
                if (!Files.isRegularFile(file)) {
                    throw LocalImageStore.refused("%s is not a file of this host", location);
                }
                yield Files.newInputStream(file);
            }
            case "http", "https" -> download(location);
            default ->
                throw LocalImageStore.refused("an image cannot come from %s: use file:, http: or https:", location);
        };
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private InputStream download(URI location) throws IOException {
        var request = HttpRequest.newBuilder(location).timeout(limit).build();
        // The stream outlives this call, and so must the client that feeds it; it ends when nobody refers to it.
        var client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw LocalImageStore.refused("%s answered %d, expected 200", location, answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw EngineException.unavailable("interrupted while fetching " + location, interrupted);
        }
    }
}
