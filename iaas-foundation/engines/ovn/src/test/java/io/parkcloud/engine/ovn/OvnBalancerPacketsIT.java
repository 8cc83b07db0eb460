package io.parkcloud.engine.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkcloud.engine.ovn.fixture.Machine;
import io.parkcloud.engine.ovn.fixture.OvnBox;
import io.parkcloud.engine.ovn.fixture.OvnBoxExtension;
import io.parkcloud.engine.ovn.fixture.Tenant;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.ObservedLoadBalancer.Health;
import io.parkcloud.network.spi.SecurityRule.Protocol;
import io.parkcloud.network.spi.WantedLoadBalancer;
import io.parkcloud.network.spi.WantedLoadBalancer.HealthCheck;
import io.parkcloud.network.spi.WantedLoadBalancer.Listener;
import io.parkcloud.network.spi.WantedLoadBalancer.Member;
import io.parkcloud.network.spi.WantedLoadBalancer.Transport;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Load balancing as packets see it, from outside and from inside, with members that die. */
@ExtendWith(OvnBoxExtension.class)
final class OvnBalancerPacketsIT {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final HealthCheck CHECK = new HealthCheck(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 2);

    private final OvnBox box;
    private final ResourceId id = new ResourceId(UUID.randomUUID());
    private final Tenant tenant;
    private Machine one;
    private Machine two;

    OvnBalancerPacketsIT(OvnBox box) {
        this.box = box;
        tenant = new Tenant(box, 4);
        tenant.allow(Protocol.TCP, 80);
        tenant.allow(Protocol.ICMP, 0);
        one = tenant.machine(11);
        two = tenant.machine(12);
    }

    @BeforeEach
    void serve() {
        two.serve("two");
    }

    @AfterEach
    void tearDown() {
        box.engine().loadBalancers().delete(id);
        tenant.close();
    }

    @Test
    void connectionsFromOutsideAreSpreadAndADeadMemberGetsNone() {
        var server = one.serve("one");
        var hints = new ConcurrentLinkedQueue<ResourceId>();
        box.engine().onChange(hints::add);
        balance("172.31.77.60");
        await().atMost(SOON).until(() -> health(one) == Health.ONLINE && health(two) == Health.ONLINE);
        assertThat(hints).contains(id);
        Supplier<String> get = () -> Machine.get(box.outside(), "172.31.77.60");
        await().atMost(SOON).until(() -> pages(get).containsAll(Set.of("one", "two")));

        server.kill();
        await().atMost(SOON).until(() -> health(one) == Health.OFFLINE);
        assertThat(health(two)).isEqualTo(Health.ONLINE);
        assertThat(pages(get)).containsExactly("two");

        server.start();
        await().atMost(SOON).until(() -> health(one) == Health.ONLINE);
        await().atMost(SOON).until(() -> pages(get).containsAll(Set.of("one", "two")));
    }

    @Test
    void itListensInsideTheSubnetToo() {
        one.serve("one");
        balance("10.20.0.77");
        var client = tenant.machine(13);
        await().atMost(SOON).until(() -> pages(() -> client.get("10.20.0.77")).containsAll(Set.of("one", "two")));
        assertThat(Machine.get(box.outside(), "10.20.0.77"))
                .as("outside knows no inside address")
                .isEmpty();
    }

    @Test
    void probesDoNotHarmTheWayOutOfMembers() {
        one.serve("one");
        balance("172.31.77.61");
        await().atMost(SOON).until(() -> health(one) == Health.ONLINE && health(two) == Health.ONLINE);
        await().atMost(SOON).until(() -> one.pings("172.31.77.1"));
        assertThat(one.pings("10.20.0.1"))
                .as("the gateway is still where it was")
                .isTrue();
    }

    private void balance(String address) {
        var members = Set.of(new Member(one.id(), 80), new Member(two.id(), 80));
        box.engine()
                .loadBalancers()
                .ensure(new WantedLoadBalancer(
                        id,
                        tenant.vpc(),
                        IpAddress.parse(address),
                        Set.of(new Listener(Transport.TCP, 80, members)),
                        Optional.of(CHECK)));
    }

    private Health health(Machine machine) {
        return box.engine()
                .loadBalancers()
                .observe(id)
                .orElseThrow()
                .members()
                .getOrDefault(new Member(machine.id(), 80), Health.UNKNOWN);
    }

    private static Collection<String> pages(Supplier<String> get) {
        var pages = new HashSet<String>();
        for (int i = 0; i < 16; i++) {
            pages.add(get.get());
        }
        return pages;
    }
}
