package io.parkcloud.engine.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedPort;
import io.parkcloud.network.spi.WantedPort;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ports. */
public abstract class PortContract extends LogicalObjectContract<WantedPort> {

    @Override
    protected LogicalObjects<WantedPort, ObservedPort> objects() {
        return engine().ports();
    }

    @Override
    protected WantedPort wanted() {
        return portOf(subnet(), 10, group().id());
    }

    @Override
    protected WantedPort changed(WantedPort port) {
        return new WantedPort(port.id(), port.subnet(), port.mac(), port.address(), port.securityGroups(), false);
    }

    @Test
    void whatIsSeenIsWhatWasAskedForAndNobodyIsPluggedIn() {
        var port = made(objects(), wanted());
        var seen = objects().observe(port.id()).orElseThrow();
        assertThat(seen.mac()).isEqualTo(port.mac());
        assertThat(seen.address()).isEqualTo(port.address());
        assertThat(seen.host()).isEmpty();
        assertThat(seen.up()).isFalse();
    }

    @Test
    void withoutItsSubnetItWaits() {
        var orphan = portOf(subnetOf(vpc()), 10);
        fails(NetworkEngineErrors.PARENT_ABSENT, () -> objects().ensure(orphan));
        assertThat(objects().holds(orphan)).isFalse();
    }

    @Test
    void withoutItsGroupItWaits() {
        var orphan = portOf(subnet(), 10, id());
        fails(NetworkEngineErrors.PARENT_ABSENT, () -> objects().ensure(orphan));
        assertThat(objects().observe(orphan.id())).isEmpty();
    }

    @Test
    void groupsAreJoinedAndLeft() {
        var subnet = subnet();
        var one = group();
        var two = group();
        var port = port(subnet, 10, one.id());
        var other = new WantedPort(port.id(), port.subnet(), port.mac(), port.address(), Set.of(two.id()), true);
        assertThat(objects().holds(other)).isFalse();
        objects().ensure(other);
        assertThat(objects().holds(other)).isTrue();
        assertThat(engine().securityGroups().observe(one.id()).orElseThrow().ports())
                .isZero();
        assertThat(engine().securityGroups().observe(two.id()).orElseThrow().ports())
                .isOne();
    }

    @Test
    void itCannotMoveToAnotherSubnet() {
        var port = port(subnet(), 10);
        var elsewhere = subnet();
        var moved = new WantedPort(port.id(), elsewhere.id(), port.mac(), port.address(), Set.of(), true);
        fails(EngineErrors.REFUSED, () -> objects().ensure(moved));
        assertThat(objects().holds(port)).isTrue();
    }

    @Test
    void deletingOneLeavesItsGroupEmpty() {
        var group = group();
        var port = port(subnet(), 10, group.id());
        objects().delete(port.id());
        assertThat(engine().securityGroups().observe(group.id()).orElseThrow().ports())
                .isZero();
    }
}
