package io.parkcloud.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program that a bench runs: a process with a folder of its own, both gone when the bench ends, however it ends. */
final class Child implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final int LINES_SHOWN = 40;

    private final Path folder;
    private final Thread atExit = new Thread(this::remove);
    private @Nullable Process process;

    Child(String name) {
        try {
            folder = Files.createTempDirectory("parkcloud-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Runs the Java that this bench runs on. */
    void java(Path directory, List<String> arguments, Map<String, String> environment) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        run(directory, command, environment);
    }

    void run(Path directory, List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return running().pid();
    }

    /** Asks it to end, and waits until it has. */
    void stop() {
        running().destroy();
        awaitEnd("stopping");
    }

    void awaitEnd(String what) {
        try {
            if (!running().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(what + " took too long:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " was interrupted", e);
        }
    }

    /** Waits until the address answers 200. Asking without a break would take a processor that the start needs. */
    void awaitAnswer(String url) {
        long begin = System.nanoTime();
        while (!answers(url)) {
            if (!running().isAlive() || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new IllegalStateException(url + " did not answer:\n" + log());
            }
        }
    }

    private boolean answers(String url) {
        try {
            running().waitFor(10, TimeUnit.MILLISECONDS);
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("nothing was started");
        }
        return process;
    }

    /** The end of what it said. */
    String log() {
        try {
            var lines = Files.readAllLines(folder.resolve("log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
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
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bench's folder could not be removed", e);
        }
    }
}
