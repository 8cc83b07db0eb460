package io.parkcloud.engine.sandbox;

import io.parkcloud.kernel.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the system's programs with a clean environment and a time limit. */
class Programs {

    private static final int KEPT_OUTPUT = 4096;
    private static final int TIMED_OUT = 124;

    /** How a program ended: exit status (124 if it was ended for taking too long) and the start of what it wrote. */
    record Result(int status, String output) {
        boolean ok() {
            return status == 0;
        }
    }

    /** Runs a program that must succeed. */
    void must(String... command) {
        var result = run(Duration.ofSeconds(20), List.of(command), Map.of());
        if (!result.ok()) {
            throw EngineException.unavailable(
                    "%s ended with %d: %s".formatted(String.join(" ", command), result.status(), result.output()),
                    null);
        }
    }

    Result run(String... command) {
        return run(Duration.ofSeconds(20), List.of(command), Map.of());
    }

    Result run(Duration limit, List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "HOME", "/", "LANG", "C.UTF-8"));
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw EngineException.unavailable("cannot run " + command.getFirst() + "; is it installed?", e);
        }
        try {
            process.getOutputStream().close();
            var output = CompletableFuture.supplyAsync(() -> drain(process), Thread::startVirtualThread);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return new Result(TIMED_OUT, "no end after " + limit.toMillis() + " ms");
            }
            return new Result(process.exitValue(), output.get(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw EngineException.unavailable("interrupted while " + command.getFirst() + " ran", e);
        } catch (IOException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw EngineException.unavailable("lost the output of " + command.getFirst(), e);
        }
    }

    private static String drain(Process process) {
        try (var in = process.getInputStream()) {
            var kept = in.readNBytes(KEPT_OUTPUT);
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return new String(kept, StandardCharsets.UTF_8).strip();
        } catch (IOException closed) {
            return "";
        }
    }
}
