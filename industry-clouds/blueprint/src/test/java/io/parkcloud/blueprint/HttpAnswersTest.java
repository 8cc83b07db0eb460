package io.parkcloud.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.parkcloud.blueprint.Answers.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HttpAnswersTest {

    private final Answers answers = new HttpAnswers();

    @Test
    void onlyASuccessIsAnAnswer() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int code = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            exchange.getResponseHeaders().add("Location", "/200");
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            assertThat(trouble(at(port, "200"))).isEmpty();
            assertThat(trouble(at(port, "204"))).isEmpty();
            assertThat(trouble(at(port, "302"))).contains("it answers with 302");
            assertThat(trouble(at(port, "503"))).contains("it answers with 503");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nobodyIsNoAnswer() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(trouble(at(port, ""))).contains("it does not answer");
    }

    @Test
    void whoeverTakesTheCallAndSaysNothingIsNoAnswer() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(trouble(at(silent.getLocalPort(), ""))).contains("it does not answer");
        }
    }

    @Test
    void allAreAskedSideBySideAndAnswersComeInTheirOrder() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var targets = Stream.of("a", "b", "c")
                    .map(path -> at(silent.getLocalPort(), path))
                    .toList();

            assertThat(answers.of(targets)).isEmpty();

            assertThat(awaited(targets)).extracting(Answer::target).isEqualTo(targets);
        }
    }

    private Optional<String> trouble(URI target) {
        return awaited(List.of(target)).getFirst().trouble();
    }

    private List<Answer> awaited(List<URI> targets) {
        while (true) {
            var all = answers.of(targets);
            if (all.isPresent()) {
                return all.get();
            }
            Thread.onSpinWait();
        }
    }

    private static URI at(int port, String path) {
        return URI.create(
                "http://%s:%d/%s".formatted(InetAddress.getLoopbackAddress().getHostAddress(), port, path));
    }
}
