package io.parkcloud.engine.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.resource.Codec;
import io.parkcloud.control.store.memory.MemoryStore;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.engine.ovn.fixture.Daemon;
import io.parkcloud.engine.ovn.fixture.Machine;
import io.parkcloud.engine.ovn.fixture.OvnBox;
import io.parkcloud.engine.ovn.fixture.OvnBoxExtension;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.floatingip.FloatingIpKind;
import io.parkcloud.network.floatingip.FloatingIpSpec;
import io.parkcloud.network.floatingip.FloatingIpStatus;
import io.parkcloud.network.loadbalancer.LoadBalancerKind;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.HealthCheckSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.ListenerSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.MemberSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerStatus;
import io.parkcloud.network.port.PortKind;
import io.parkcloud.network.port.PortSpec;
import io.parkcloud.network.port.PortStatus;
import io.parkcloud.network.securitygroup.RuleSpec;
import io.parkcloud.network.securitygroup.SecurityGroupKind;
import io.parkcloud.network.securitygroup.SecurityGroupSpec;
import io.parkcloud.network.spi.SecurityRule.Direction;
import io.parkcloud.network.spi.SecurityRule.Protocol;
import io.parkcloud.network.spi.WantedLoadBalancer.Transport;
import io.parkcloud.network.subnet.SubnetKind;
import io.parkcloud.network.subnet.SubnetSpec;
import io.parkcloud.network.vpc.VpcKind;
import io.parkcloud.network.vpc.VpcSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the accepted request to the packet: the kinds over real daemons. */
@ExtendWith(OvnBoxExtension.class)
final class OvnKindsIT {

    private final OvnBox box;
    private final ControlPlane plane;

    OvnKindsIT(OvnBox box) {
        this.box = box;
        var engine = box.engine();
        plane = new ControlPlane(
                new MemoryStore(),
                List.<Kind<?, ?>>of(
                        new VpcKind(engine),
                        new SubnetKind(engine),
                        new PortKind(engine),
                        new SecurityGroupKind(engine),
                        new FloatingIpKind(engine),
                        new LoadBalancerKind(engine, null)));
    }

    @Test
    void aServerIsReachedThroughItsFloatingAddressAndItsBalancerAndNothingIsLeft() throws IOException {
        var vpc = create("vpc", new VpcSpec(Cidr.parse("10.30.0.0/16"), Optional.empty()));
        var subnet = create("subnet", new SubnetSpec(vpc, Cidr.parse("10.30.1.0/24"), List.of()));
        var group = create("web", new SecurityGroupSpec(List.of(tcp("80"))));
        var port = create("port", new PortSpec(subnet, List.of(group), Optional.empty(), Optional.empty()));
        var floating = create("floating", new FloatingIpSpec(Optional.of(port), Optional.empty()));
        var balancer = create("balancer", balancer(vpc, port));
        plane.settleWithin(Duration.ofMinutes(1), 1_000);
        assertThat(List.of(vpc, subnet, group, port, floating, balancer))
                .allMatch(id -> get(id).phase() == Phase.READY);

        var wiring = ((PortStatus) get(port).observed()).wiring().orElseThrow();
        var namespace = "pc" + box.installation() + "-kinds";
        box.plug().plug(port, namespace, wiring);
        try (var server = server(namespace)) {
            assertThat(server.running()).isTrue();
            var direct = ((FloatingIpStatus) get(floating).observed()).address().orElseThrow();
            var balanced =
                    ((LoadBalancerStatus) get(balancer).observed()).address().orElseThrow();
            for (var address : List.of(direct, balanced)) {
                await().atMost(Duration.ofSeconds(15)).until(() -> Machine.get(box.outside(), address.toString())
                        .equals("served"));
            }
            plane.settleWithin(Duration.ofMinutes(6), 1_000);
            assertThat(((PortStatus) get(port).observed()).up()).isTrue();
        } finally {
            box.plug().unplug(port, namespace);
        }
        for (var id : List.of(balancer, floating, port, group, subnet, vpc)) {
            plane.delete(id);
            plane.settleWithin(Duration.ofMinutes(1), 1_000);
            assertThat(plane.store().find(id)).isEmpty();
        }
        assertThat(box.engine().vpcs().ids()).doesNotContain(vpc);
        assertThat(box.engine().ports().ids()).doesNotContain(port);
        assertThat(box.engine().loadBalancers().ids()).doesNotContain(balancer);
    }

    private Daemon server(String namespace) throws IOException {
        var folder = Files.createDirectory(box.folder().resolve("www-kinds"));
        Files.writeString(folder.resolve("index.html"), "served");
        var server = new Daemon(
                box.folder().resolve("www-kinds.log"),
                Map.of(),
                List.of(
                        "ip",
                        "netns",
                        "exec",
                        namespace,
                        "busybox",
                        "httpd",
                        "-f",
                        "-p",
                        "80",
                        "-h",
                        folder.toString()));
        server.start();
        return server;
    }

    private static LoadBalancerSpec balancer(ResourceId vpc, ResourceId member) {
        var listener = new ListenerSpec(Transport.TCP, 80, List.of(MemberSpec.of(member, 80)));
        var check = new HealthCheckSpec(Optional.of(1), Optional.of(1), Optional.empty(), Optional.empty());
        return new LoadBalancerSpec(vpc, Optional.empty(), Optional.empty(), List.of(listener), Optional.of(check));
    }

    private static RuleSpec tcp(String ports) {
        return new RuleSpec(
                Direction.INGRESS,
                Protocol.TCP,
                Optional.of(ports),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private ResourceId create(String name, Record spec) {
        return plane.create(name, spec).resource().id();
    }

    private Resource<?, ?> get(ResourceId id) {
        return new Codec(plane.resources().kinds())
                .decode(plane.store().find(id).orElseThrow());
    }
}
