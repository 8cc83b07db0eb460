package io.parkcloud.engine.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedLoadBalancer;
import io.parkcloud.network.spi.ObservedLoadBalancer.Health;
import io.parkcloud.network.spi.WantedLoadBalancer;
import io.parkcloud.network.spi.WantedLoadBalancer.HealthCheck;
import io.parkcloud.network.spi.WantedLoadBalancer.Listener;
import io.parkcloud.network.spi.WantedLoadBalancer.Member;
import io.parkcloud.network.spi.WantedLoadBalancer.Transport;
import io.parkcloud.network.spi.WantedPort;
import io.parkcloud.network.spi.WantedSubnet;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Load balancers. */
public abstract class LoadBalancerContract extends LogicalObjectContract<WantedLoadBalancer> {

    private static final HealthCheck CHECK = new HealthCheck(Duration.ofSeconds(2), Duration.ofSeconds(1), 1, 2);

    @Override
    protected LogicalObjects<WantedLoadBalancer, ObservedLoadBalancer> objects() {
        return engine().loadBalancers();
    }

    @Override
    protected WantedLoadBalancer wanted() {
        var subnet = subnet();
        var one = new Member(port(subnet, 10).id(), 8080);
        var two = new Member(port(subnet, 11).id(), 8080);
        return wanted(subnet, Set.of(new Listener(Transport.TCP, 80, Set.of(one, two))));
    }

    @Override
    protected WantedLoadBalancer changed(WantedLoadBalancer balancer) {
        var listener = balancer.listeners().iterator().next();
        var fewer = Set.of(listener.members().iterator().next());
        return new WantedLoadBalancer(
                balancer.id(),
                balancer.vpc(),
                balancer.address(),
                Set.of(new Listener(listener.protocol(), listener.port(), fewer)),
                balancer.healthCheck());
    }

    private WantedLoadBalancer wanted(WantedSubnet subnet, Set<Listener> listeners) {
        return new WantedLoadBalancer(id(), subnet.vpc(), external(131), listeners, Optional.of(CHECK));
    }

    @Test
    void bothTransportsAtOnceAndEachAlone() {
        var subnet = subnet();
        var member = new Member(port(subnet, 10).id(), 53);
        var tcp = new Listener(Transport.TCP, 53, Set.of(member));
        var udp = new Listener(Transport.UDP, 53, Set.of(member));
        var both = balancer(wanted(subnet, Set.of(tcp, udp)));
        assertThat(objects().holds(both)).isTrue();
        for (var one : Set.of(tcp, udp)) {
            var alone = new WantedLoadBalancer(both.id(), both.vpc(), both.address(), Set.of(one), both.healthCheck());
            objects().ensure(alone);
            assertThat(objects().holds(alone)).isTrue();
            assertThat(objects().holds(both)).isFalse();
        }
    }

    @Test
    void itsMembersAreCounted() {
        var balancer = balancer(wanted());

        assertThat(engine().measurements())
                .contains(new Measurement(balancer.id(), Measure.MEMBERS, 2))
                .anyMatch(one -> one.of().equals(balancer.id()) && one.measure() == Measure.MEMBERS_ONLINE);
    }

    @Test
    void withoutListenersItIsThere() {
        var balancer = balancer(wanted(subnet(), Set.of()));
        assertThat(objects().observe(balancer.id()).orElseThrow().members()).isEmpty();
        assertThat(objects().observe(balancer.id()).orElseThrow().address()).isEqualTo(external(131));
    }

    @Test
    void aMemberThatIsAbsentIsLeftOutUntilItIsThere() {
        var subnet = subnet();
        var late = portOf(subnet, 12);
        var present = port(subnet, 10);
        var listener = new Listener(Transport.TCP, 80, Set.of(new Member(present.id(), 80), new Member(late.id(), 80)));
        var balancer = balancer(wanted(subnet, Set.of(listener)));
        assertThat(members(balancer)).containsOnlyKeys(new Member(present.id(), 80));
        made(engine().ports(), late);
        objects().ensure(balancer);
        assertThat(objects().holds(balancer)).isTrue();
        assertThat(members(balancer)).containsOnlyKeys(new Member(present.id(), 80), new Member(late.id(), 80));
    }

    @Test
    void withoutHealthCheckNobodyKnows() {
        var subnet = subnet();
        WantedPort port = port(subnet, 10);
        var balancer = balancer(new WantedLoadBalancer(
                id(),
                subnet.vpc(),
                external(132),
                Set.of(new Listener(Transport.TCP, 80, Set.of(new Member(port.id(), 80)))),
                Optional.empty()));
        assertThat(members(balancer)).containsExactly(Map.entry(new Member(port.id(), 80), Health.UNKNOWN));
    }

    @Test
    void withoutItsVpcItWaits() {
        var nowhere = new io.parkcloud.network.spi.WantedVpc(id(), Cidr.parse("10.7.0.0/16"), Optional.empty());
        var orphan = wanted(subnetOf(nowhere), Set.of());
        fails(NetworkEngineErrors.PARENT_ABSENT, () -> objects().ensure(orphan));
    }

    private Map<Member, Health> members(WantedLoadBalancer balancer) {
        return objects().observe(balancer.id()).orElseThrow().members();
    }
}
