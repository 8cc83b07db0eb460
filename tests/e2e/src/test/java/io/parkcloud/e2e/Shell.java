package io.parkcloud.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs of this machine. */
final class Shell {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration USUAL = Duration.ofSeconds(60);

    private final Map<String, String> environment;

    Shell(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** What a program said and how it ended. */
    record Result(String command, int exit, String out, String err) {

        boolean ok() {
            return exit == 0;
        }

        Result must() {
            if (!ok()) {
                throw new AssertionError("%s ended with %d%n%s%n%s".formatted(command, exit, out, err));
            }
            return this;
        }

        List<String> lines() {
            return out.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        }

        JsonNode json() {
            return JSON.readTree(out);
        }
    }

    Result run(String... command) {
        return run(List.of(command), "", USUAL);
    }

    /** Ends it by force if it takes too long, which counts as a failure. */
    Result run(List<String> command, String input, Duration limit) {
        try {
            var out = Files.createTempFile("e2e", ".out");
            var err = Files.createTempFile("e2e", ".err");
            try {
                var builder =
                        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
                builder.environment().remove("MAVEN_OPTS");
                builder.environment().putAll(environment);
                return finish(builder.start(), String.join(" ", command), input, limit, List.of(out, err));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result finish(Process process, String command, String input, Duration limit, List<Path> said)
            throws IOException {
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedBefore) {
            // It did not want its input; what it says and how it ends tells why.
        }
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                return new Result(command + " (ended by force after " + limit + ")", 124, text(said, 0), text(said, 1));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Result(command, process.exitValue(), text(said, 0), text(said, 1));
    }

    private static String text(List<Path> said, int index) throws IOException {
        return new String(Files.readAllBytes(said.get(index)), StandardCharsets.UTF_8);
    }
}
