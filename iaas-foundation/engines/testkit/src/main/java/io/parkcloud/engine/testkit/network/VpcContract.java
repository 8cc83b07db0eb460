package io.parkcloud.engine.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.ObservedVpc;
import io.parkcloud.network.spi.WantedVpc;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** VPCs. */
public abstract class VpcContract extends LogicalObjectContract<WantedVpc> {

    @Override
    protected LogicalObjects<WantedVpc, ObservedVpc> objects() {
        return engine().vpcs();
    }

    @Override
    protected WantedVpc wanted() {
        return new WantedVpc(id(), Cidr.parse("10.7.0.0/16"), Optional.of(external(111)));
    }

    @Override
    protected WantedVpc changed(WantedVpc vpc) {
        return new WantedVpc(vpc.id(), vpc.cidr(), Optional.of(external(112)));
    }

    @Test
    void theWayOutCanBeTakenAndGivenBack() {
        var open = made(objects(), wanted());
        assertThat(objects().observe(open.id()).orElseThrow().outside()).contains(external(111));
        var isolated = new WantedVpc(open.id(), open.cidr(), Optional.empty());
        objects().ensure(isolated);
        assertThat(objects().holds(isolated)).isTrue();
        assertThat(objects().observe(open.id()).orElseThrow().outside()).isEmpty();
        objects().ensure(open);
        assertThat(objects().holds(open)).isTrue();
    }

    @Test
    void twoMayHaveTheSameAddresses() {
        var one = made(objects(), new WantedVpc(id(), Cidr.parse("10.9.0.0/16"), Optional.empty()));
        var two = made(objects(), new WantedVpc(id(), Cidr.parse("10.9.0.0/16"), Optional.empty()));
        assertThat(objects().holds(one)).isTrue();
        assertThat(objects().holds(two)).isTrue();
    }

    @Test
    void oneWithSubnetsStays() {
        var vpc = made(objects(), wanted());
        var subnet = made(engine().subnets(), subnetOf(vpc));
        fails(EngineErrors.IN_USE, () -> objects().delete(vpc.id()));
        assertThat(objects().holds(vpc)).isTrue();
        assertThat(engine().subnets().holds(subnet)).isTrue();
    }
}
