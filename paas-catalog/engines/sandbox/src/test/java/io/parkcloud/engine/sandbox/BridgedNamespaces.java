package io.parkcloud.engine.sandbox;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NamespacePlug;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plugs namespaces into one kernel bridge that stands in a namespace of its own, apart from the host's network. */
final class BridgedNamespaces implements NamespacePlug {

    private final Programs programs = new Programs();
    private final String middle;
    private boolean failing;

    BridgedNamespaces(String installation) {
        this.middle = "pc" + installation + "-middle";
        if (!exists(middle)) {
            programs.must("ip", "netns", "add", middle);
            programs.must("ip", "-n", middle, "link", "add", "br0", "type", "bridge");
            programs.must("ip", "-n", middle, "link", "set", "br0", "up");
        }
    }

    /** Whether every call fails from now on. */
    void failing(boolean now) {
        failing = now;
    }

    static boolean exists(String namespace) {
        return Files.exists(Path.of("/run/netns", namespace));
    }

    @Override
    public void plug(ResourceId port, String namespace, Wiring wiring) {
        refuse();
        var outer = "v" + port.shortName(10);
        if (!exists(namespace)) {
            programs.must("ip", "netns", "add", namespace);
        }
        if (!programs.run("ip", "-n", namespace, "link", "show", "eth0").ok()) {
            programs.run("ip", "-n", middle, "link", "del", outer);
            programs.must(
                    "ip", "-n", middle, "link", "add", outer, "type", "veth", "peer", "name", "eth0", "netns",
                    namespace);
            programs.must("ip", "-n", middle, "link", "set", outer, "master", "br0", "up");
        }
        programs.must(
                "ip",
                "-n",
                namespace,
                "link",
                "set",
                "eth0",
                "address",
                wiring.mac().text());
        programs.must("ip", "-n", namespace, "link", "set", "eth0", "up");
        programs.must("ip", "-n", namespace, "link", "set", "lo", "up");
        programs.must(
                "ip", "-n", namespace, "addr", "replace", wiring.address() + "/" + wiring.prefix(), "dev", "eth0");
    }

    @Override
    public void unplug(ResourceId port, String namespace) {
        refuse();
        if (exists(namespace)) {
            programs.must("ip", "netns", "del", namespace);
        }
    }

    private void refuse() {
        if (failing) {
            throw io.parkcloud.kernel.EngineException.unavailable("the network is told to fail", null);
        }
    }
}
