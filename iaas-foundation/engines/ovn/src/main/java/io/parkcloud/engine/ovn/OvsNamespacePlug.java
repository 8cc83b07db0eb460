package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.OvsdbClient;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NamespacePlug;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@link NamespacePlug} by a veth pair: one end is {@code eth0} of the namespace, the other a port of the integration bridge.
 * A veth outlives a killed ovs-vswitchd; an internal port of the bridge would leave a dead device in the namespace.
 */
public final class OvsNamespacePlug implements NamespacePlug, AutoCloseable {

    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final int INTERFACE_NAME_LIMIT = 15; // IFNAMSIZ less the closing zero

    private final OvnProperties properties;
    private final OvsdbClient client;
    private final OvsPorts ports;
    private final Commands commands;

    /** Starts connecting to this host's Open vSwitch and returns at once. */
    public OvsNamespacePlug(OvnProperties properties) {
        this.properties = properties;
        this.client = OvnNetworkEngine.open(properties.openVswitch(), OvsPorts.DATABASE, properties, OvsPorts.TABLES);
        this.ports = new OvsPorts(client, properties.integrationBridge(), properties.installation());
        this.commands = new Commands(Duration.ofSeconds(10));
    }

    /** Waits for the connection. @return whether it stands */
    public boolean awaitConnected(Duration limit) {
        return client.awaitConnected(limit);
    }

    @Override
    public void plug(ResourceId port, String namespace, Wiring wiring) {
        requireName(namespace);
        var device = device(port);
        ensureNamespace(namespace);
        ensurePair(port, device, namespace);
        configureHostEnd(device);
        configureInside(namespace, wiring);
        ports.ensure(port, device, wiring.mac());
        if (!client.await(replica -> ports.forwarding(replica, port, device), properties.plugTimeout())) {
            throw EngineException.unavailable(
                    "port %s was plugged as %s, but ovn-controller did not install its flows within %s; is it running, and does the port exist?%s"
                            .formatted(port, device, properties.plugTimeout(), complaint(device)),
                    null);
        }
    }

    @Override
    public void unplug(ResourceId port, String namespace) {
        requireName(namespace);
        var device = device(port);
        ports.remove(port, device);
        if (linkExists(device)) {
            commands.must(switchSide("ip", "link", "delete", device), "");
        }
        if (namespaceExists(namespace)) {
            commands.must(List.of("ip", "netns", "delete", namespace), "");
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** The host's end of the pair: {@code v}, the installation, and as much of the port's id as fits. */
    private String device(ResourceId port) {
        var start = "v" + properties.installation();
        return start + port.shortName(INTERFACE_NAME_LIMIT - start.length());
    }

    private void ensureNamespace(String namespace) {
        if (!namespaceExists(namespace)) {
            commands.must(List.of("ip", "netns", "add", namespace), "");
        }
    }

    private void ensurePair(ResourceId port, String device, String namespace) {
        boolean inside = commands.run(List.of("ip", "-n", namespace, "link", "show", "eth0"), "")
                .ok();
        boolean outside = linkExists(device);
        if (inside && outside) {
            return;
        }
        forget(port, device);
        // A half-made pair is thrown away.
        if (outside) {
            commands.must(switchSide("ip", "link", "delete", device), "");
        }
        if (inside) {
            commands.must(List.of("ip", "-n", namespace, "link", "delete", "eth0"), "");
        }
        // Made inside, then its far end is moved out: in that way it never shows up half-made in the host's namespace.
        commands.must(
                List.of("ip", "-n", namespace, "link", "add", "eth0", "type", "veth", "peer", "name", device), "");
        commands.must(List.of("ip", "-n", namespace, "link", "set", device, "netns", switchNamespace()), "");
    }

    /** A switch that still has the port of an earlier pair would go on with the dead device, of the same name as the new. */
    private void forget(ResourceId port, String device) {
        if (ports.remove(port, device) && !client.await(ports::settled, properties.plugTimeout())) {
            throw EngineException.unavailable(
                    "ovs-vswitchd did not let go of the dead port %s within %s; is it running?"
                            .formatted(device, properties.plugTimeout()),
                    null);
        }
    }

    /** Without checksum offload on both ends TCP fails on the userspace data path: nobody fills the checksum in. */
    private void configureHostEnd(String device) {
        commands.must(switchSide("ethtool", "-K", device, "tx", "off"), "");
        commands.must(switchSide("ip", "link", "set", device, "up"), "");
    }

    private void configureInside(String namespace, Wiring wiring) {
        var network = wiring.address() + "/" + wiring.prefix();
        commands.must(List.of("ip", "-n", namespace, "-batch", "-"), """
                link set lo up
                link set eth0 address %s mtu %d up
                address replace %s dev eth0
                route replace default via %s dev eth0
                """.formatted(
                        wiring.mac(), wiring.mtu(), network, wiring.gateway()));
        removeOtherAddresses(namespace, network);
        commands.must(inside(namespace, "ethtool", "-K", "eth0", "tx", "off"), "");
        // What runs inside has no capabilities, and may still serve on port 80.
        commands.must(inside(namespace, "sysctl", "-q", "-w", "net.ipv4.ip_unprivileged_port_start=0"), "");
    }

    private void removeOtherAddresses(String namespace, String network) {
        var listed = commands.must(List.of("ip", "-n", namespace, "-4", "-o", "address", "show", "dev", "eth0"), "");
        for (var line : listed.lines().toList()) {
            var words = List.of(line.strip().split("\\s+"));
            int at = words.indexOf("inet");
            if (at >= 0 && !words.get(at + 1).equals(network)) {
                commands.must(
                        List.of("ip", "-n", namespace, "address", "delete", words.get(at + 1), "dev", "eth0"), "");
            }
        }
    }

    private boolean namespaceExists(String namespace) {
        return commands.must(List.of("ip", "netns", "list"), "")
                .lines()
                .anyMatch(line -> line.split(" ", 2)[0].equals(namespace));
    }

    private boolean linkExists(String device) {
        return commands.run(switchSide("ip", "link", "show", device), "").ok();
    }

    private String complaint(String device) {
        return ports.row(device)
                .flatMap(row -> row.optionalString("error"))
                .map(error -> " Open vSwitch says: " + error)
                .orElse("");
    }

    /** The name or process id by which ip(8) knows the namespace that the switch runs in. */
    private String switchNamespace() {
        return properties.switchNamespace().isEmpty()
                ? Long.toString(ProcessHandle.current().pid())
                : properties.switchNamespace();
    }

    private List<String> switchSide(String... command) {
        return properties.switchNamespace().isEmpty()
                ? List.of(command)
                : inside(properties.switchNamespace(), command);
    }

    private static List<String> inside(String namespace, String... command) {
        var all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        all.addAll(List.of(command));
        return all;
    }

    private static void requireName(String namespace) {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException(
                    "a namespace's name is 1 to 64 letters, digits, dots, dashes or underscores, was '%s'"
                            .formatted(namespace));
        }
    }
}
