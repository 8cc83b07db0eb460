package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.fixture.OvnBox;
import io.parkcloud.engine.ovn.fixture.OvnBoxExtension;
import io.parkcloud.engine.testkit.network.LoadBalancerContract;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NetworkEngine;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@link LoadBalancerContract} on real daemons. */
@ExtendWith(OvnBoxExtension.class)
final class OvnLoadBalancerIT extends LoadBalancerContract {

    private final OvnBox box;

    OvnLoadBalancerIT(OvnBox box) {
        this.box = box;
    }

    @Override
    protected NetworkEngine engine() {
        return box.engine();
    }

    @Override
    protected void lose(ResourceId id) {
        box.loseByHand(id);
    }
}
