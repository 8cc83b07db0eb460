package io.parkcloud.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;

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
            assertThat(answers.trouble(at(port, "200"))).isEmpty();
            assertThat(answers.trouble(at(port, "204"))).isEmpty();
            assertThat(answers.trouble(at(port, "302"))).contains("it answers with 302");
            assertThat(answers.trouble(at(port, "503"))).contains("it answers with 503");
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
        assertThat(answers.trouble(at(port, ""))).contains("it does not answer");
    }

    @Test
    void whoeverTakesTheCallAndSaysNothingIsNoAnswer() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(answers.trouble(at(silent.getLocalPort(), ""))).contains("it does not answer");
        }
    }

    private static URI at(int port, String path) {
        return URI.create(
                "http://%s:%d/%s".formatted(InetAddress.getLoopbackAddress().getHostAddress(), port, path));
    }
}
