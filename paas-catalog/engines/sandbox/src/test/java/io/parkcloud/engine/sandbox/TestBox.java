package io.parkcloud.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A box of its own for one test class: the supervisor alone, every name with an installation id of its own. */
final class TestBox implements AutoCloseable {

    private static final Path SCRIPT = Path.of("../../../iaas-foundation/box/box");

    private final Path home = Path.of(
                    "target", "box-" + UUID.randomUUID().toString().substring(0, 8))
            .toAbsolutePath();
    private final Programs programs = new Programs();
    private final Thread lastResort = new Thread(this::purge);
    private final SandboxProperties properties;

    TestBox() throws IOException {
        assumeTrue(programs.run("id", "-u").output().equals("0"), "sandboxes need root");
        Runtime.getRuntime().addShutdownHook(lastResort);
        assertThat(box("init")).as("box init").matches(Programs.Result::ok);
        assertThat(box("supervise")).as("box supervise").matches(Programs.Result::ok);
        properties = new SandboxProperties(
                home,
                Path.of(setting("RUN")),
                setting("INSTALLATION"),
                Integer.parseInt(setting("UID_FIRST")),
                20,
                Duration.ofSeconds(3),
                200);
    }

    SandboxProperties properties() {
        return properties;
    }

    private String setting(String name) throws IOException {
        var prefix = "PARKCLOUD_" + name + "=";
        return Files.readAllLines(home.resolve("box.env")).stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElseThrow();
    }

    Programs.Result box(String... arguments) {
        var command = new java.util.ArrayList<>(java.util.List.of("bash", SCRIPT.toString()));
        command.addAll(java.util.List.of(arguments));
        return programs.run(
                Duration.ofSeconds(60),
                command,
                Map.of(
                        "PARKCLOUD_HOME", home.toString(),
                        "PARKCLOUD_HTTP_PORT", "auto",
                        "PARKCLOUD_MARIADB_PORT", "auto",
                        "PARKCLOUD_REDIS_PORT", "auto",
                        "PARKCLOUD_PROMETHEUS_PORT", "auto",
                        "PARKCLOUD_EXTERNAL_CIDR", "auto"));
    }

    private void purge() {
        box("purge");
    }

    @Override
    public void close() {
        var result = box("purge");
        Runtime.getRuntime().removeShutdownHook(lastResort);
        assertThat(result).as("box purge").matches(Programs.Result::ok);
        assertThat(home).doesNotExist();
    }
}
