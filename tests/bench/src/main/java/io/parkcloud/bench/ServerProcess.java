package io.parkcloud.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The platform as it is shipped: its jar unpacked, its own JVM and flags, simulated engines without any delay. */
final class ServerProcess implements AutoCloseable {

    private static final List<String> FLAGS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");
    private static final long START_LIMIT_SECONDS = 120;

    /** Between two tries at a start: asking without a break would take one of the processors that the start needs. */
    private static final Duration POLL = Duration.ofMillis(5);

    private final Path folder;
    private final Path application;
    private final String database;
    private final int port;
    private final Thread atExit = new Thread(this::remove);
    private Process process;

    /** @param database JDBC address, user root without a password */
    ServerProcess(Path jar, String database) {
        try {
            this.folder = Files.createTempDirectory("parkcloud-bench");
            this.application = folder.resolve("app");
            this.database = database;
            try (var socket = new ServerSocket(0)) {
                this.port = socket.getLocalPort();
            }
            Runtime.getRuntime().addShutdownHook(atExit);
            Files.write(folder.resolve("master.key"), new byte[32]);
            this.process = run(List.of(
                    "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", application.toString()));
            awaitEnd("unpacking " + jar);
            Files.move(application.resolve(jar.getFileName()), application.resolve("app.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the JVM write down what it learnt while starting, if it is one that can (JEP 483 and 514: Java 25). */
    boolean train() {
        if (Runtime.version().feature() < 25) {
            return false;
        }
        launch(List.of("-XX:AOTCacheOutput=" + cache(), "-Dspring.context.exit=onRefresh"));
        awaitEnd("the training run");
        return true;
    }

    /** Starts it. @return seconds until it gave its first answer */
    double start(boolean withCache) {
        long begin = System.nanoTime();
        launch(withCache ? List.of("-XX:AOTCache=" + cache()) : List.of());
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(START_LIMIT_SECONDS)) {
                throw new IllegalStateException("the platform did not start:\n" + log());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    void stop() {
        process.destroy();
        awaitEnd("stopping");
    }

    long pid() {
        return process.pid();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String password(String user) {
        try (var lines = Files.lines(folder.resolve("first-passwords"))) {
            return lines.filter(l -> l.startsWith(user + " "))
                    .map(l -> l.substring(user.length() + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch(List<String> more) {
        var command = new ArrayList<>(FLAGS);
        command.addAll(more);
        command.addAll(List.of("-jar", "app.jar"));
        for (var port : List.of("network", "compute", "compute.images", "storage", "workloads")) {
            command.add("--parkcloud." + port + ".engine=simulated");
        }
        command.addAll(List.of(
                "--parkcloud.compute.simulated.hosts=100",
                "--server.port=" + port,
                "--parkcloud.identity.base-url=" + url(),
                "--parkcloud.server.database.url=" + database,
                "--parkcloud.server.database.user=root",
                "--parkcloud.server.database.password-file=",
                "--parkcloud.control.master-key-file=" + folder.resolve("master.key"),
                "--parkcloud.workloads.artifacts=" + folder,
                "--parkcloud.tenancy.bootstrap.demo=true",
                "--parkcloud.tenancy.bootstrap.credentials-file=" + folder.resolve("first-passwords")));
        process = run(command);
    }

    private Process run(List<String> arguments) {
        try {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(arguments);
            var directory = Files.isDirectory(application) ? application : folder;
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitEnd(String what) {
        try {
            if (!process.waitFor(START_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(what + " took too long:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " was interrupted", e);
        }
    }

    private boolean answers() {
        try {
            process.waitFor(5, TimeUnit.MILLISECONDS);
            var connection = (HttpURLConnection)
                    URI.create(url() + "/actuator/health/readiness").toURL().openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path cache() {
        return folder.resolve("app.aot");
    }

    private File logFile() {
        return folder.resolve("log").toFile();
    }

    private String log() {
        try {
            var lines = Files.readAllLines(logFile().toPath());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        remove();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void remove() {
        process.destroyForcibly().onExit().join();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bench's folder could not be removed", e);
        }
    }
}
