package io.parkcloud.engine.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkcloud.engine.ovn.fixture.Daemon;
import io.parkcloud.engine.ovn.fixture.Machine;
import io.parkcloud.engine.ovn.fixture.OvnBox;
import io.parkcloud.engine.ovn.fixture.OvnBoxExtension;
import io.parkcloud.engine.ovn.fixture.Tenant;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.ObservedPort;
import io.parkcloud.network.spi.PortRange;
import io.parkcloud.network.spi.SecurityRule;
import io.parkcloud.network.spi.SecurityRule.Direction;
import io.parkcloud.network.spi.SecurityRule.Peer;
import io.parkcloud.network.spi.SecurityRule.Protocol;
import io.parkcloud.network.spi.WantedFloatingIp;
import io.parkcloud.network.spi.WantedSecurityGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What packets do: through real namespaces, a real Open vSwitch and a real OVN. */
@ExtendWith(OvnBoxExtension.class)
final class OvnPacketsIT {

    private static final Duration SOON = Duration.ofSeconds(8);

    private final OvnBox box;
    private Tenant bureau;
    private Tenant park;

    OvnPacketsIT(OvnBox box) {
        this.box = box;
        this.bureau = new Tenant(box, 2);
        this.park = new Tenant(box, 3);
    }

    @BeforeEach
    void nothingAllowedButPing() {
        bureau.allow(Protocol.ICMP, 0);
        park.allow(Protocol.ICMP, 0);
    }

    @AfterEach
    void tearDown() {
        bureau.close();
        park.close();
    }

    @Test
    void machinesOfASubnetReachEachOtherAndThePortIsSeenUp() {
        var one = bureau.machine(11);
        var two = bureau.machine(12);
        await().atMost(SOON).until(() -> one.pings(two.address()));
        await().atMost(SOON).until(() -> box.engine()
                .ports()
                .observe(one.id())
                .filter(ObservedPort::up)
                .isPresent());
        assertThat(box.engine().ports().observe(one.id()).orElseThrow().host()).contains("chassis1");
    }

    @Test
    void dhcpGivesTheAddressOfThePort() throws IOException {
        var machine = bureau.machine(13);
        var script = box.folder().resolve("udhcpc.sh");
        Files.writeString(
                script,
                "#!/bin/sh\n[ \"$1\" = bound ] && echo \"got $ip/$mask via $router dns $dns mtu $mtu\"\nexit 0\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        machine.run("ip", "address", "flush", "dev", "eth0");
        var result = machine.run(
                "busybox", "udhcpc", "-i", "eth0", "-n", "-q", "-f", "-t", "8", "-T", "1", "-s", script.toString());
        assertThat(result.output()).contains("got 10.20.0.13/24 via 10.20.0.1 dns 10.20.0.53 9.9.9.9 mtu 1442");
    }

    @Test
    void twoTenantsWithTheSameAddressesNeverMeet() {
        bureau.allow(Protocol.TCP, 80);
        park.allow(Protocol.TCP, 80);
        var ours = bureau.machine(21);
        ours.serve("bureau");
        var client = bureau.machine(22);
        var intruder = park.machine(22);
        await().atMost(SOON).until(() -> client.get(ours.address()).equals("bureau"));
        assertThat(intruder.get(ours.address()))
                .as("nobody has this address there")
                .isEmpty();
        assertThat(intruder.pings(ours.address())).isFalse();

        var theirs = park.machine(21);
        theirs.serve("park");
        await().atMost(SOON).until(() -> intruder.get(ours.address()).equals("park"));
        assertThat(client.get(ours.address())).isEqualTo("bureau");
    }

    @Test
    void aGroupOpensAndClosesAPort() {
        var server = bureau.machine(31);
        server.serve("page");
        var client = bureau.machine(32);
        await().atMost(SOON).until(() -> client.pings(server.address()));
        assertThat(client.get(server.address())).isEmpty();
        bureau.allow(Protocol.TCP, 80);
        await().atMost(SOON).until(() -> client.get(server.address()).equals("page"));
        bureau.forbid(Protocol.TCP);
        await().atMost(SOON).until(() -> client.get(server.address()).isEmpty());
        assertThat(client.pings(server.address())).as("other rules still hold").isTrue();
    }

    @Test
    void aRuleForAGroupLetsItsPortsInAndNoOthers() {
        var front = new ResourceId(UUID.randomUUID());
        var groups = box.engine().securityGroups();
        groups.ensure(new WantedSecurityGroup(front, Set.of()));
        try {
            bureau.allow(new SecurityRule(
                    Direction.INGRESS, Protocol.TCP, Optional.of(PortRange.of(80)), new Peer.Group(front)));
            var server = bureau.machine(33);
            server.serve("page");
            var insider = bureau.machine(34, Set.of(bureau.group(), front));
            var outsider = bureau.machine(35);
            await().atMost(SOON).until(() -> insider.get(server.address()).equals("page"));
            assertThat(outsider.get(server.address())).isEmpty();
            insider.close();
        } finally {
            groups.delete(front);
        }
    }

    @Test
    void aPortWithoutGroupsHearsAndSaysNothing() {
        var mute = bureau.machine(36, Set.of());
        var other = bureau.machine(37);
        assertThat(other.pings(Tenant.SUBNET.address(1).toString()))
                .as("the router answers")
                .isTrue();
        assertThat(mute.pings(other.address())).isFalse();
        assertThat(other.pings(mute.address())).isFalse();
    }

    @Test
    void aMachineCannotSpeakUnderAnotherAddress() {
        var liar = bureau.machine(38);
        var other = bureau.machine(39);
        await().atMost(SOON).until(() -> liar.pings(other.address()));
        liar.run("ip", "address", "replace", "10.20.0.99/24", "dev", "eth0");
        assertThat(liar.run("ping", "-c1", "-W1", "-I", "10.20.0.99", other.address())
                        .ok())
                .isFalse();
    }

    @Test
    void theWayOutIsUnderTheAddressOfTheVpc() {
        var machine = bureau.machine(41);
        await().atMost(SOON).until(() -> machine.pings("172.31.77.1"));
        var dump = new Daemon(
                box.folder().resolve("tcpdump.log"),
                Map.of(),
                List.of("ip", "netns", "exec", box.outside(), "tcpdump", "-lnni", "world", "-c3", "icmp[0]=8"));
        dump.start();
        await().atMost(SOON).until(() -> {
            machine.pings("172.31.77.1");
            return Files.readString(box.folder().resolve("tcpdump.log")).contains("172.31.77.2 > 172.31.77.1");
        });
        dump.close();
    }

    @Test
    void aFloatingAddressWorksBothWays() throws IOException {
        bureau.allow(Protocol.TCP, 80);
        var machine = bureau.machine(42);
        machine.serve("floating");
        var floating = new WantedFloatingIp(
                new ResourceId(UUID.randomUUID()),
                box.engine().external().cidr().address(50),
                machine.id());
        box.engine().floatingIps().ensure(floating);
        await().atMost(SOON)
                .until(() -> Machine.get(box.outside(), "172.31.77.50").equals("floating"));

        var visitor = park.machine(42);
        await().atMost(SOON).until(() -> visitor.get("172.31.77.50").equals("floating"));

        var log = box.folder().resolve("tcpdump2.log");
        var dump = new Daemon(
                log,
                Map.of(),
                List.of("ip", "netns", "exec", box.outside(), "tcpdump", "-lnni", "world", "-c3", "icmp[0]=8"));
        dump.start();
        await().atMost(SOON).until(() -> {
            machine.pings("172.31.77.1");
            return Files.readString(log).contains("172.31.77.50 > 172.31.77.1");
        });
        dump.close();
        box.engine().floatingIps().delete(floating.id());
        await().atMost(SOON)
                .until(() -> Machine.get(box.outside(), "172.31.77.50").isEmpty());
    }
}
