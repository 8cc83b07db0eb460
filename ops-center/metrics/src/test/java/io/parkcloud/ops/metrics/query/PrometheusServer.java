package io.parkcloud.ops.metrics.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** A Prometheus of the test's own with series from a file, on a free loopback port, behind a password as in production. */
final class PrometheusServer implements AutoCloseable {

    static final String USER = "parkcloud";
    static final String PASSWORD = "the test's own";

    private final Path folder;
    private final int port;
    private final Process process;
    private final Thread atExit = new Thread(this::stop);

    /** @param series in the form of OpenMetrics, with their times */
    PrometheusServer(String series) {
        try {
            folder = Files.createTempDirectory("parkcloud-prometheus");
            port = freePort();
            Files.writeString(folder.resolve("series"), series);
            Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: []\n");
            Files.writeString(
                    folder.resolve("web.yml"),
                    "basic_auth_users: {%s: '%s'}%n".formatted(USER, new BCryptPasswordEncoder(4).encode(PASSWORD)));
            var imported = start(List.of(
                    "promtool", "tsdb", "create-blocks-from", "openmetrics", "" + folder.resolve("series"), data()));
            if (!imported.waitFor(30, TimeUnit.SECONDS) || imported.exitValue() != 0) {
                throw new IllegalStateException("the series were not taken: " + log());
            }
            process = start(List.of(
                    "prometheus",
                    "--config.file=" + folder.resolve("prometheus.yml"),
                    "--web.config.file=" + folder.resolve("web.yml"),
                    "--web.listen-address=127.0.0.1:" + port,
                    "--storage.tsdb.path=" + data(),
                    "--storage.tsdb.retention.time=90y"));
        } catch (IOException e) {
            throw new UncheckedIOException("Prometheus could not be started; is the package prometheus installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            var store = store(PASSWORD);
            var unused = store.ask(
                    new io.parkcloud.ops.metrics.promql.PromExpr.Figure(1),
                    MetricsQuery.at("1", java.time.Instant.EPOCH));
        });
    }

    PrometheusStore store(String password) {
        return new PrometheusStore(address(), USER, Optional.of(password), Duration.ofSeconds(10));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void stop() {
        try {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
