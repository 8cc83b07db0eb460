package io.parkcloud.engine.local.tool;

import io.parkcloud.kernel.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs programs of the host: no shell, no input, a time limit, bounded output. Thread-safe. */
public final class Commands {

    /** What a program says beyond this is not worth keeping. */
    private static final int OUTPUT_LIMIT = 1 << 20;

    private final Duration limit;

    /** @param limit after which a program is killed */
    public Commands(Duration limit) {
        this.limit = limit;
    }

    /** How a program ended. */
    public record Ended(List<String> command, int exitCode, String output, String errors) {
        public boolean ok() {
            return exitCode == 0;
        }

        /** The last lines it wrote to its error stream, for a message. */
        public String complaint() {
            var text = errors.isBlank() ? output : errors;
            return text.strip().lines().reduce((first, second) -> second).orElse("it said nothing");
        }
    }

    /**
     * Runs a program to its end.
     *
     * @throws EngineException {@code engine.unavailable} if it cannot be started or takes longer than the limit
     */
    public Ended run(String... command) {
        return run(List.of(command));
    }

    /** As {@link #run(String...)}. */
    public Ended run(List<String> command) {
        var builder =
                new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException notStarted) {
            throw EngineException.unavailable(
                    "cannot start %s: is it installed?".formatted(command.get(0)), notStarted);
        }
        // Both streams are drained at once, or a chatty program would block on a full pipe for ever.
        var output = drain(process.getInputStream());
        var errors = drain(process.getErrorStream());
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw EngineException.unavailable(
                        "%s was still running after %s and was stopped".formatted(command.get(0), limit), null);
            }
            return new Ended(new ArrayList<>(command), process.exitValue(), text(output), text(errors));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw EngineException.unavailable("interrupted while waiting for " + command.get(0), interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> drain(InputStream stream) {
        Executor perStream = task -> Thread.ofVirtual().name("drain").start(task);
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        var kept = new String(stream.readNBytes(OUTPUT_LIMIT), StandardCharsets.UTF_8);
                        stream.transferTo(java.io.OutputStream.nullOutputStream());
                        return kept;
                    } catch (IOException streamEnded) {
                        return "";
                    }
                },
                perStream);
    }

    private static String text(CompletableFuture<String> stream) throws InterruptedException {
        try {
            // A grandchild may have inherited the pipe; what it says is not the program's answer.
            return stream.get(2, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException incomplete) {
            return "";
        }
    }
}
