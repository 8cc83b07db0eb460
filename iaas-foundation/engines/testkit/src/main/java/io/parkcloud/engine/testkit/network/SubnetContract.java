package io.parkcloud.engine.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedSubnet;
import io.parkcloud.network.spi.WantedSubnet;
import io.parkcloud.network.spi.WantedVpc;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Subnets. */
public abstract class SubnetContract extends LogicalObjectContract<WantedSubnet> {

    @Override
    protected LogicalObjects<WantedSubnet, ObservedSubnet> objects() {
        return engine().subnets();
    }

    @Override
    protected WantedSubnet wanted() {
        return subnetOf(vpc());
    }

    @Override
    protected WantedSubnet changed(WantedSubnet subnet) {
        return new WantedSubnet(
                subnet.id(),
                subnet.vpc(),
                subnet.cidr(),
                subnet.gateway(),
                subnet.probe(),
                List.of(IpAddress.parse("1.1.1.1")));
    }

    @Test
    void whatIsSeenIsWhatWasAskedFor() {
        var subnet = made(objects(), wanted());
        assertThat(objects().observe(subnet.id())).contains(new ObservedSubnet(subnet.cidr(), subnet.gateway()));
    }

    @Test
    void withoutItsVpcItWaits() {
        var nowhere = new WantedVpc(id(), Cidr.parse("10.7.0.0/16"), Optional.empty());
        var orphan = subnetOf(nowhere);
        fails(NetworkEngineErrors.PARENT_ABSENT, () -> objects().ensure(orphan));
        assertThat(objects().holds(orphan)).isFalse();
        assertThat(objects().observe(orphan.id())).isEmpty();
    }

    @Test
    void severalShareAVpc() {
        var vpc = vpc();
        var one = made(objects(), subnetOf(vpc, Cidr.parse("10.7.1.0/24")));
        var two = made(objects(), subnetOf(vpc, Cidr.parse("10.7.2.0/24")));
        assertThat(objects().holds(one)).isTrue();
        assertThat(objects().holds(two)).isTrue();
        objects().delete(one.id());
        assertThat(objects().holds(two)).isTrue();
    }

    @Test
    void itCannotMoveToAnotherVpc() {
        var subnet = made(objects(), wanted());
        var elsewhere = made(engine().vpcs(), new WantedVpc(id(), Cidr.parse("10.7.0.0/16"), Optional.empty()));
        var moved = new WantedSubnet(
                subnet.id(), elsewhere.id(), subnet.cidr(), subnet.gateway(), subnet.probe(), subnet.dns());
        fails(EngineErrors.REFUSED, () -> objects().ensure(moved));
        assertThat(objects().holds(subnet)).isTrue();
    }

    @Test
    void oneWithPortsStays() {
        var subnet = made(objects(), wanted());
        var port = port(subnet, 10);
        fails(EngineErrors.IN_USE, () -> objects().delete(subnet.id()));
        engine().ports().delete(port.id());
        objects().delete(subnet.id());
        assertThat(objects().observe(subnet.id())).isEmpty();
    }

    @Test
    void whatWasLostWithTheVpcComesBackStepByStep() {
        var vpc = vpc();
        var subnet = made(objects(), subnetOf(vpc));
        var port = port(subnet, 10);
        lose(vpc.id());
        engine().vpcs().ensure(vpc);
        objects().ensure(subnet);
        engine().ports().ensure(port);
        assertThat(engine().vpcs().holds(vpc)).isTrue();
        assertThat(objects().holds(subnet)).isTrue();
        assertThat(engine().ports().holds(port)).isTrue();
    }
}
