package io.parkcloud.engine.ovn;

import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs programs of the system: argument lists, never a shell, always with a time limit. */
final class Commands {

    /** What a program said, both streams together, and how it ended. */
    record Result(int exit, String output) {
        boolean ok() {
            return exit == 0;
        }
    }

    private final Duration limit;

    Commands(Duration limit) {
        this.limit = limit;
    }

    /** @throws EngineException {@code UNAVAILABLE} with what the program said, unless it ends with success */
    String must(List<String> command, String input) {
        var result = run(command, input);
        if (!result.ok()) {
            throw EngineException.unavailable(
                    "'%s' ended with %d: %s"
                            .formatted(
                                    String.join(" ", command),
                                    result.exit(),
                                    result.output().strip()),
                    null);
        }
        return result.output();
    }

    Result run(List<String> command, String input) {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new EngineException(
                    EngineErrors.REFUSED,
                    "cannot run '%s'; is its package installed and is this process root?".formatted(command.getFirst()),
                    e);
        }
        try {
            var output = CompletableFuture.supplyAsync(() -> read(process));
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended without reading everything; what it said tells why.
            }
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw EngineException.unavailable(
                        "'%s' did not end within %s".formatted(String.join(" ", command), limit), null);
            }
            return new Result(process.exitValue(), output.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.unavailable("interrupted while running " + command.getFirst(), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(its output was lost: " + e.getMessage() + ")";
        }
    }
}
