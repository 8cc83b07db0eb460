package io.parkcloud.engine.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedFloatingIp;
import io.parkcloud.network.spi.WantedFloatingIp;
import io.parkcloud.network.spi.WantedVpc;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Floating addresses. */
public abstract class FloatingIpContract extends LogicalObjectContract<WantedFloatingIp> {

    @Override
    protected LogicalObjects<WantedFloatingIp, ObservedFloatingIp> objects() {
        return engine().floatingIps();
    }

    @Override
    protected WantedFloatingIp wanted() {
        return new WantedFloatingIp(id(), external(121), port(subnet(), 10).id());
    }

    @Override
    protected WantedFloatingIp changed(WantedFloatingIp floating) {
        return new WantedFloatingIp(floating.id(), external(122), floating.port());
    }

    @Test
    void itMovesToAnotherPortAlsoOfAnotherVpc() {
        var first = port(subnet(), 10);
        var elsewhere =
                made(engine().vpcs(), new WantedVpc(id(), Cidr.parse("10.7.0.0/16"), Optional.of(external(102))));
        var second = port(made(engine().subnets(), subnetOf(elsewhere)), 20);
        var floating = floating(first, 123);
        assertThat(objects().observe(floating.id())).contains(new ObservedFloatingIp(external(123), first.address()));

        var moved = new WantedFloatingIp(floating.id(), floating.external(), second.id());
        assertThat(objects().holds(moved)).isFalse();
        objects().ensure(moved);
        assertThat(objects().holds(moved)).isTrue();
        assertThat(objects().observe(floating.id())).contains(new ObservedFloatingIp(external(123), second.address()));
    }

    @Test
    void withoutItsPortItWaits() {
        var orphan = new WantedFloatingIp(id(), external(124), id());
        fails(NetworkEngineErrors.PARENT_ABSENT, () -> objects().ensure(orphan));
        assertThat(objects().holds(orphan)).isFalse();
    }

    @Test
    void aVpcWithoutWayOutRefusesIt() {
        var isolated = made(engine().vpcs(), new WantedVpc(id(), Cidr.parse("10.7.0.0/16"), Optional.empty()));
        var port = port(made(engine().subnets(), subnetOf(isolated)), 10);
        fails(EngineErrors.REFUSED, () -> objects().ensure(new WantedFloatingIp(id(), external(125), port.id())));
    }
}
