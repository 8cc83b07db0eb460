package io.parkcloud.engine.simulated.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkErrors;
import io.parkcloud.network.floatingip.FloatingIpSpec;
import io.parkcloud.network.floatingip.FloatingIpStatus;
import io.parkcloud.network.loadbalancer.LoadBalancerStatus;
import io.parkcloud.network.port.PortSpec;
import io.parkcloud.network.port.PortStatus;
import io.parkcloud.network.subnet.SubnetSpec;
import io.parkcloud.network.vpc.VpcSpec;
import io.parkcloud.network.vpc.VpcStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The network kinds from the accepted request to the engine and back, in one thread. */
final class NetworkKindsTest {

    private final Network network = new Network(Faults.none(), 1);

    @Test
    void aWholeNetworkIsAcceptedAtOnceAndBecomesReady() {
        var vpc = network.vpc("v", "10.1.0.0/16");
        var subnet = network.subnet("s", vpc, "10.1.1.0/24");
        var group = network.group("g");
        var port = network.port("p", subnet, group);
        var floating = network.create("f", new FloatingIpSpec(Optional.of(port), Optional.empty()));
        var balancer = network.balancer("b", vpc, port);
        network.settle();

        assertThat(List.of(vpc, subnet, group, port, floating, balancer))
                .allMatch(id -> network.phase(id) == Phase.READY);
        var outside = network.<VpcStatus>seen(vpc).outside().orElseThrow();
        var seen = network.<PortStatus>seen(port);
        var wiring = seen.wiring().orElseThrow();
        assertThat(wiring.prefix()).isEqualTo(24);
        assertThat(wiring.gateway()).isEqualTo(IpAddress.parse("10.1.1.1"));
        assertThat(Cidr.parse("10.1.1.0/24").contains(wiring.address())).isTrue();
        var public1 = network.<FloatingIpStatus>seen(floating).address().orElseThrow();
        var public2 = network.<LoadBalancerStatus>seen(balancer).address().orElseThrow();
        assertThat(new HashSet<>(List.of(outside, public1, public2))).hasSize(3);
        assertThat(network.<FloatingIpStatus>seen(floating).internal()).contains(wiring.address());
        assertThat(network.<LoadBalancerStatus>seen(balancer).members()).hasSize(1);
    }

    @Test
    void whatIsUsedStaysAndEverythingGoesInReverse() {
        var vpc = network.vpc("v", "10.1.0.0/16");
        var subnet = network.subnet("s", vpc, "10.1.1.0/24");
        var group = network.group("g");
        var port = network.port("p", subnet, group);
        network.settle();
        for (var used : List.of(vpc, subnet, group)) {
            assertThatExceptionOfType(PlatformException.class)
                    .isThrownBy(() -> network.delete(used))
                    .matches(e -> e.code().id().equals("resource.in-use"));
        }
        for (var id : List.of(port, group, subnet, vpc)) {
            network.delete(id);
            network.settle();
        }
        assertThat(network.leftInEngine()).isEmpty();
    }

    @Test
    void subnetsThatCannotBeAreRefusedWithTheReason() {
        var vpc = network.vpc("v", "10.1.0.0/16");
        network.subnet("s", vpc, "10.1.1.0/24");
        refused(
                NetworkErrors.SUBNET_OVERLAPS,
                "10.1.1.0/24 of subnet \"s\"",
                () -> network.subnet("t", vpc, "10.1.1.128/25"));
        refused(NetworkErrors.SUBNET_OUTSIDE_VPC, "10.1.0.0/16", () -> network.subnet("t", vpc, "10.2.1.0/24"));
        refused(NetworkErrors.SUBNET_SIZE_INVALID, "16 to 28", () -> network.subnet("t", vpc, "10.1.2.0/29"));
        refused(
                NetworkErrors.FIXED,
                "/spec/cidr",
                () -> network.change(network.find("s"), new SubnetSpec(vpc, Cidr.parse("10.1.3.0/24"), List.of())));
        network.subnet("t", vpc, "10.1.2.0/24");
    }

    @Test
    void vpcsThatCannotBeAreRefusedWithTheReason() {
        refused(NetworkErrors.VPC_CIDR_INVALID, "external network", () -> network.vpc("v", "172.31.5.0/24"));
        refused(NetworkErrors.VPC_CIDR_INVALID, "127.0.0.0/8", () -> network.vpc("v", "127.1.0.0/16"));
        refused(NetworkErrors.VPC_CIDR_INVALID, "prefix of 29", () -> network.vpc("v", "10.0.0.0/29"));
    }

    @Test
    void addressesAreHeldOnceAndReservedOnesNever() {
        var subnet = network.subnet("s", network.vpc("v", "10.1.0.0/16"), "10.1.1.0/24");
        for (var reserved : List.of("10.1.1.0", "10.1.1.1", "10.1.1.254", "10.1.1.255", "10.1.2.9")) {
            refused(NetworkErrors.ADDRESS_UNUSABLE, reserved, () -> network.portAt("p", subnet, reserved));
        }
        network.portAt("p", subnet, "10.1.1.9");
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> network.portAt("q", subnet, "10.1.1.9"))
                .matches(e -> e.code().id().equals("resource.claim-taken"));
        network.settle();
        assertThat(network.<PortStatus>seen(network.find("p")).address()).contains(IpAddress.parse("10.1.1.9"));
    }

    @Test
    void aFullSubnetSaysSoAndGoesOnWhenAPortIsRemoved() {
        var subnet = network.subnet("s", network.vpc("v", "10.1.0.0/16"), "10.1.1.0/28");
        var ports = new ArrayList<ResourceId>();
        for (int i = 0; i < 13; i++) {
            ports.add(network.portWithout("p" + i, subnet));
        }
        network.settle();
        var waiting =
                ports.stream().filter(id -> network.phase(id) != Phase.READY).toList();
        assertThat(waiting).hasSize(1);
        assertThat(network.reason(waiting.getFirst())).isEqualTo(NetworkErrors.SUBNET_FULL.id());
        network.delete(
                ports.stream().filter(id -> !waiting.contains(id)).findFirst().orElseThrow());
        network.settleWithin(Duration.ofMinutes(2));
        assertThat(network.phase(waiting.getFirst())).isEqualTo(Phase.READY);
        assertThat(ports.stream().flatMap(id -> network.addressOf(id).stream()))
                .hasSize(12)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatSomebodyRemovedFromTheEngineIsPutBackAndSaid() {
        var subnet = network.subnet("s", network.vpc("v", "10.1.0.0/16"), "10.1.1.0/24");
        var port = network.portWithout("p", subnet);
        network.settle();
        network.engine().lose(subnet);
        network.settleWithin(Duration.ofMinutes(6));
        assertThat(network.engine().subnets().observe(subnet)).isPresent();
        assertThat(network.phase(port)).isEqualTo(Phase.READY);
        assertThat(network.condition(subnet, "InSync").orElseThrow().reason()).isEqualTo("PutBack");
    }

    @Test
    void aFloatingAddressWithoutPortIsKeptAndMovesLater() {
        var subnet = network.subnet("s", network.vpc("v", "10.1.0.0/16"), "10.1.1.0/24");
        var port = network.portWithout("p", subnet);
        var floating = network.create("f", new FloatingIpSpec(Optional.empty(), Optional.empty()));
        network.settle();
        var address = network.<FloatingIpStatus>seen(floating).address();
        assertThat(address).isPresent();
        network.change(floating, new FloatingIpSpec(Optional.of(port), Optional.empty()));
        network.settle();
        assertThat(network.<FloatingIpStatus>seen(floating).address()).isEqualTo(address);
        assertThat(network.engine().floatingIps().observe(floating)).isPresent();
        network.change(floating, new FloatingIpSpec(Optional.empty(), Optional.empty()));
        network.settle();
        assertThat(network.engine().floatingIps().observe(floating)).isEmpty();
        assertThat(network.<FloatingIpStatus>seen(floating).address()).isEqualTo(address);
    }

    @Test
    void anIsolatedVpcHasNoWayInOrOut() {
        var vpc = network.create("v", new VpcSpec(Cidr.parse("10.1.0.0/16"), Optional.of(true)));
        var port = network.portWithout("p", network.subnet("s", vpc, "10.1.1.0/24"));
        network.settle();
        assertThat(network.<VpcStatus>seen(vpc).outside()).isEmpty();
        refused(
                NetworkErrors.VPC_ISOLATED,
                "\"v\"",
                () -> network.create("f", new FloatingIpSpec(Optional.of(port), Optional.empty())));
        network.change(vpc, new VpcSpec(Cidr.parse("10.1.0.0/16"), Optional.of(false)));
        network.create("f", new FloatingIpSpec(Optional.of(port), Optional.empty()));
        refused(
                NetworkErrors.VPC_ISOLATED,
                "\"f\"",
                () -> network.change(vpc, new VpcSpec(Cidr.parse("10.1.0.0/16"), Optional.of(true))));
    }

    @Test
    void aDeadMemberIsACondition() {
        var vpc = network.vpc("v", "10.1.0.0/16");
        var port = network.portWithout("p", network.subnet("s", vpc, "10.1.1.0/24"));
        var balancer = network.balancer("b", vpc, port);
        network.settle();
        assertThat(network.holds(balancer, "MembersHealthy")).isTrue();
        network.engine().answers(port, false);
        network.settleWithin(Duration.ofMinutes(6));
        assertThat(network.holds(balancer, "MembersHealthy")).isFalse();
        assertThat(network.phase(balancer)).isEqualTo(Phase.READY);
    }

    @Test
    void aMemberOfAnotherVpcIsRefused() {
        var port = network.portWithout("p", network.subnet("s", network.vpc("v", "10.1.0.0/16"), "10.1.1.0/24"));
        var other = network.vpc("w", "10.1.0.0/16");
        refused(NetworkErrors.MEMBER_FOREIGN, "serves one VPC", () -> network.balancer("b", other, port));
    }

    @Test
    void groupsOfAPortChange() {
        var subnet = network.subnet("s", network.vpc("v", "10.1.0.0/16"), "10.1.1.0/24");
        var one = network.group("one");
        var two = network.group("two");
        var port = network.port("p", subnet, one);
        network.settle();
        network.change(port, new PortSpec(subnet, List.of(two), Optional.empty(), Optional.empty()));
        network.settle();
        var groups = network.engine().securityGroups();
        assertThat(groups.observe(one).orElseThrow().ports()).isZero();
        assertThat(groups.observe(two).orElseThrow().ports()).isOne();
    }

    private static void refused(ErrorCode code, String says, ThrowingCallable call) {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(call)
                .withMessageContaining(says)
                .matches(e -> e.code().equals(code), "has the code " + code.id());
    }
}
