package io.parkcloud.bench;

import io.parkcloud.engine.ovn.OvnProperties;
import io.parkcloud.engine.ovn.OvsNamespacePlug;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NamespacePlug.Wiring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A network namespace plugged into the tenant's subnet by a port of its own: it sees a guest's address as a neighbour does. */
final class Probe implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private final OvsNamespacePlug plug;
    private final ResourceId port;
    private final String namespace;

    /** @param readyPort the port's resource, Ready */
    Probe(Box box, JsonNode readyPort) {
        var installation = box.setting("INSTALLATION");
        this.plug = new OvsNamespacePlug(new OvnProperties(
                installation,
                box.setting("OVN_NB"),
                box.setting("OVN_SB"),
                box.setting("OVSDB"),
                box.setting("BRIDGE_INT"),
                box.setting("EXTERNAL_NETWORK"),
                box.setting("EXTERNAL_CIDR"),
                box.setting("EXTERNAL_ADDRESS"),
                List.of(box.setting("CHASSIS")),
                readyPort
                        .path("status")
                        .path("observed")
                        .path("wiring")
                        .path("mtu")
                        .asInt(),
                "",
                Duration.ofSeconds(5),
                Duration.ofSeconds(15)));
        this.port = ResourceId.of(readyPort.path("metadata").path("id").asString());
        this.namespace = "pc" + installation + "-bench";
        plug.awaitConnected(Duration.ofSeconds(10));
        plug.plug(
                port,
                namespace,
                wiring(readyPort.path("status").path("observed").path("wiring")));
    }

    private static Wiring wiring(JsonNode w) {
        return new Wiring(
                new MacAddress(w.path("mac").asString()),
                IpAddress.parse(w.path("address").asString()),
                w.path("prefix").asInt(),
                IpAddress.parse(w.path("gateway").asString()),
                w.path("mtu").asInt());
    }

    /** Begins to ask; whoever is asked may not be there yet. What was asked here before is forgotten: another guest has another MAC. */
    Waiting ask(String address) {
        try {
            new ProcessBuilder("ip", "-n", namespace, "neigh", "flush", "to", address)
                    .inheritIO()
                    .start()
                    .onExit()
                    .join();
            return new Waiting(new ProcessBuilder(
                            "ip",
                            "netns",
                            "exec",
                            namespace,
                            "ping",
                            "-n",
                            "-i",
                            "0.02",
                            "-w",
                            "" + PATIENCE_SECONDS,
                            address)
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw new IllegalStateException("ping could not be run", e);
        }
    }

    /** Questions under way. */
    record Waiting(Process ping) {

        /** Returns at the first answer. */
        void answered() {
            try (var lines = ping.inputReader(StandardCharsets.UTF_8)) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.contains("bytes from")) {
                        return;
                    }
                }
                throw new IllegalStateException("the guest did not answer within " + PATIENCE_SECONDS + " s");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                ping.destroyForcibly().onExit().join();
            }
        }
    }

    @Override
    public void close() {
        plug.unplug(port, namespace);
        plug.close();
    }
}
