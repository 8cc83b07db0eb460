package io.parkcloud.blueprint;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Asks by HTTP. What is asked belongs to a tenant and is not trusted: no redirect is followed, the body is not read, and a slow
 * answer is none.
 */
public final class HttpAnswers implements Answers {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** An answer that nobody has come for until then is old news. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    /** Made when it is first needed: it costs a part of the platform's start. */
    private static final class Client {
        private static final HttpClient HTTP = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    private final ConcurrentMap<URI, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();

    @Override
    public Optional<List<Answer>> of(List<URI> targets) {
        var answers =
                targets.stream().map(t -> asked.computeIfAbsent(t, this::ask)).toList();
        if (!answers.stream().allMatch(CompletableFuture::isDone)) {
            return Optional.empty();
        }
        targets.forEach(asked::remove);
        return Optional.of(answers.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Answer> ask(URI target) {
        var request = HttpRequest.newBuilder(target).timeout(PATIENCE).GET().build();
        var answer = Client.HTTP
                .sendAsync(request, BodyHandlers.ofInputStream())
                .thenApply(response -> judge(target, response))
                .exceptionally(silent -> Answer.trouble(target, "it does not answer"));
        CompletableFuture.delayedExecutor(KEPT.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> asked.remove(target, answer));
        return answer;
    }

    private static Answer judge(URI target, HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException broken) {
            return Answer.trouble(target, "its answer breaks off");
        }
        return response.statusCode() / 100 == 2
                ? Answer.good(target)
                : Answer.trouble(target, "it answers with " + response.statusCode());
    }
}
