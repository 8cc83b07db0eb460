package io.parkcloud.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A box of the test's own with a real virtual network, beside any other box of this machine. */
final class RealBox implements AutoCloseable {

    private static final List<String> SERVICES =
            List.of("ovsdb", "vswitchd", "ovn-nb", "ovn-sb", "ovn-northd", "ovn-controller");

    private final Path home = Path.of(
                    "target", "box-" + UUID.randomUUID().toString().substring(0, 8))
            .toAbsolutePath();
    private final Thread lastResort = new Thread(() -> box("purge"));
    private final Map<String, String> settings = new LinkedHashMap<>();

    RealBox() throws IOException {
        assumeTrue(output("id", "-u").equals("0"), "a real box needs root");
        Runtime.getRuntime().addShutdownHook(lastResort);
        succeed("init");
        var start = new ArrayList<>(List.of("start"));
        start.addAll(SERVICES);
        succeed(start.toArray(String[]::new));
        for (var line : Files.readAllLines(home.resolve("box.env"))) {
            settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
    }

    Path home() {
        return home;
    }

    /** The platform's settings that follow from this box. */
    Map<String, Object> properties() {
        var ovn = "parkcloud.network.ovn.";
        var sandbox = "parkcloud.workloads.sandbox.";
        var all = new LinkedHashMap<String, Object>();
        all.put("parkcloud.network.engine", "ovn");
        all.put(ovn + "installation", setting("INSTALLATION"));
        all.put(ovn + "northbound", setting("OVN_NB"));
        all.put(ovn + "southbound", setting("OVN_SB"));
        all.put(ovn + "open-vswitch", setting("OVSDB"));
        all.put(ovn + "integration-bridge", setting("BRIDGE_INT"));
        all.put(ovn + "external-network", setting("EXTERNAL_NETWORK"));
        all.put(ovn + "external-cidr", setting("EXTERNAL_CIDR"));
        all.put(ovn + "external-gateway", setting("EXTERNAL_ADDRESS"));
        all.put(ovn + "gateway-chassis", setting("CHASSIS"));
        all.put("parkcloud.workloads.engine", "sandbox");
        all.put("parkcloud.workloads.artifacts", setting("ARTIFACTS"));
        all.put(sandbox + "home", home.toString());
        all.put(sandbox + "run", setting("RUN"));
        all.put(sandbox + "installation", setting("INSTALLATION"));
        all.put(sandbox + "uid-first", setting("UID_FIRST"));
        all.put("parkcloud.control.master-key-file", setting("MASTER_KEY_FILE"));
        return all;
    }

    String setting(String name) {
        return settings.getOrDefault("PARKCLOUD_" + name, "");
    }

    private void succeed(String... arguments) {
        var output = box(arguments);
        assertThat(output).as("box " + String.join(" ", arguments)).endsWith("status 0");
    }

    private String box(String... arguments) {
        var command = new ArrayList<>(List.of("bash", "../../iaas-foundation/box/box"));
        command.addAll(List.of(arguments));
        return run(
                command,
                Map.of(
                        "PARKCLOUD_HOME",
                        home.toString(),
                        "PARKCLOUD_EXTERNAL_CIDR",
                        "auto",
                        "PARKCLOUD_HTTP_PORT",
                        "auto",
                        "PARKCLOUD_MARIADB_PORT",
                        "auto",
                        "PARKCLOUD_REDIS_PORT",
                        "auto",
                        "PARKCLOUD_PROMETHEUS_PORT",
                        "auto"));
    }

    /** What a program wrote, without its status. */
    static String output(String... command) {
        return run(List.of(command), Map.of()).replaceAll("\\s*status \\d+$", "");
    }

    private static String run(List<String> command, Map<String, String> environment) {
        try {
            var file = Files.createTempFile("box", ".out");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            var text = Files.readString(file).strip();
            Files.delete(file);
            return text + "\nstatus " + process.waitFor();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void close() {
        succeed("purge");
        Runtime.getRuntime().removeShutdownHook(lastResort);
        assertThat(home).doesNotExist();
    }
}
