package io.parkcloud.blueprint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks by HTTP. What is asked belongs to a tenant and is not trusted: no redirect is followed, the body is not read, and a slow
 * answer is none.
 */
public final class HttpAnswers implements Answers {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Made when it is first needed: it costs a part of the platform's start. */
    private static final class Client {
        private static final HttpClient HTTP = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    @Override
    public Optional<String> trouble(URI target) {
        try {
            var request = HttpRequest.newBuilder(target).timeout(PATIENCE).GET().build();
            var response = Client.HTTP.send(request, BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode() / 100 == 2
                    ? Optional.empty()
                    : Optional.of("it answers with " + response.statusCode());
        } catch (IOException silent) {
            return Optional.of("it does not answer");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of("it was not asked to the end");
        }
    }
}
