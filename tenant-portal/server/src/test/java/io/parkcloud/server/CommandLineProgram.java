package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line client as a program of its own, with a home for every person. */
final class CommandLineProgram {

    private final RunningPlatform platform;
    private final Path home;

    CommandLineProgram(RunningPlatform platform, Path home) {
        this.platform = platform;
        this.home = home;
    }

    /** What it printed and what it exited with. */
    record Run(int exit, String out, String err) {
        JsonNode json() {
            return new JsonMapper().readTree(out);
        }
    }

    Run login(String user) {
        return run(
                user,
                platform.password(user) + "\n",
                "login",
                "--url",
                platform.url(""),
                "--user",
                user,
                "--password-stdin");
    }

    /** @param input what it reads */
    Run run(String user, String input, String... arguments) {
        try {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.parkcloud.cli.Main"));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command);
            builder.environment().put("PARKCLOUD_HOME", home.resolve(user).toString());
            builder.environment().put("JAVA_TOOL_OPTIONS", "");
            var errors = home.resolve("errors");
            var process = builder.redirectError(errors.toFile()).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException endedBefore) {
                assertThat(process.waitFor()).isNotZero();
            }
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), out, Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
