package io.parkcloud.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A running box with real engines, as its {@code box.env} describes it. */
final class Box {

    private final Path home;
    private final Path program;
    private final Map<String, String> settings = new HashMap<>();

    /** @param program the box's own command */
    Box(Path home, Path program) throws IOException {
        this.home = home;
        this.program = program;
        for (var line : Files.readAllLines(home.resolve("box.env"))) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                settings.put(
                        line.substring(0, equals),
                        line.substring(equals + 1).replace("'", "").replace("\"", ""));
            }
        }
    }

    String setting(String name) {
        return Objects.requireNonNull(settings.get("PARKCLOUD_" + name), "box.env has no PARKCLOUD_" + name);
    }

    String url() {
        return "http://127.0.0.1:" + setting("HTTP_PORT");
    }

    String password(String user) throws IOException {
        try (var lines = Files.lines(home.resolve("secrets/first-passwords"))) {
            return lines.filter(l -> l.startsWith(user + " "))
                    .map(l -> l.substring(user.length() + 1))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The platform's JVM alone; everything else goes on. */
    void platform(String verb) {
        run(Map.of("PARKCLOUD_HOME", home.toString()), program.toString(), verb, "platform");
    }

    String virsh(String... command) {
        var all = new java.util.ArrayList<>(List.of("virsh", "-q", "-c", setting("LIBVIRT_URI")));
        all.addAll(List.of(command));
        return run(Map.of(), all.toArray(String[]::new));
    }

    /** @return what it said @throws IllegalStateException with what it said if it failed */
    static String run(Map<String, String> environment, String... command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new IllegalStateException(String.join(" ", command) + " could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
