package io.parkcloud.engine.ovn;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.engine.ovn.fixture.OvsdbServer;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.WantedPort;
import io.parkcloud.network.spi.WantedSecurityGroup;
import io.parkcloud.network.spi.WantedSubnet;
import io.parkcloud.network.spi.WantedVpc;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand ports in real databases: an ensure call must not get slower with their number. */
final class OvnManyPortsIT {

    private static final int PORTS = 10_000;
    private static final int SUBNETS = 40;

    @TempDir
    private Path folder;

    @Test
    void tenThousandPorts() {
        var ovn = Path.of("/usr/share/ovn");
        try (var nb = new OvsdbServer(folder, "nb", ovn.resolve("ovn-nb.ovsschema"));
                var sb = new OvsdbServer(folder, "sb", ovn.resolve("ovn-sb.ovsschema"))) {
            nb.start();
            sb.start();
            var properties = new OvnProperties(
                    "many",
                    nb.remote(),
                    sb.remote(),
                    nb.remote(),
                    "br",
                    "x",
                    "172.31.78.0/24",
                    "172.31.78.1",
                    List.of("c"),
                    1442,
                    "",
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5));
            try (var engine = new OvnNetworkEngine(properties)) {
                assertThat(engine.awaitConnected(Duration.ofSeconds(10))).isTrue();
                var ports = ports(engine);
                var first = make(engine, ports.subList(0, 1_000));
                make(engine, ports.subList(1_000, 9_000));
                var last = make(engine, ports.subList(9_000, PORTS));
                long start = System.nanoTime();
                assertThat(ports).allMatch(engine.ports()::holds);
                var looking = Duration.ofNanos(System.nanoTime() - start);
                System.out.printf(
                        "first 1,000 ports %d ms, last 1,000 of 10,000 %d ms, looking at all 10,000 %d ms%n",
                        first.toMillis(), last.toMillis(), looking.toMillis());
                // Wide, because the machine may be busy with other things: a call that scans would take minutes.
                assertThat(last).isLessThan(first.multipliedBy(10).plusSeconds(5));
                assertThat(looking).isLessThan(Duration.ofSeconds(15));
            }
        }
    }

    private static Duration make(OvnNetworkEngine engine, List<WantedPort> ports) {
        long start = System.nanoTime();
        ports.forEach(engine.ports()::ensure);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static List<WantedPort> ports(OvnNetworkEngine engine) {
        var vpc = new WantedVpc(id(), Cidr.parse("10.0.0.0/8"), Optional.empty());
        engine.vpcs().ensure(vpc);
        var group = new WantedSecurityGroup(id(), Set.of());
        engine.securityGroups().ensure(group);
        var subnets = new ArrayList<WantedSubnet>();
        for (int i = 0; i < SUBNETS; i++) {
            var cidr = Cidr.parse("10.0.%d.0/22".formatted(i * 4));
            var subnet = new WantedSubnet(id(), vpc.id(), cidr, cidr.address(1), cidr.address(-2), List.of());
            engine.subnets().ensure(subnet);
            subnets.add(subnet);
        }
        var ports = new ArrayList<WantedPort>();
        for (int i = 0; i < PORTS; i++) {
            var subnet = subnets.get(i % SUBNETS);
            var id = id();
            ports.add(new WantedPort(
                    id,
                    subnet.id(),
                    MacAddress.of(id),
                    subnet.cidr().address(2 + i / SUBNETS),
                    Set.of(group.id()),
                    true));
        }
        return ports;
    }

    private static ResourceId id() {
        return new ResourceId(UUID.randomUUID());
    }
}
