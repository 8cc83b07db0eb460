package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.fixture.OvnBox;
import io.parkcloud.engine.ovn.fixture.OvnBoxExtension;
import io.parkcloud.engine.testkit.network.SubnetContract;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NetworkEngine;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@link SubnetContract} on real daemons. */
@ExtendWith(OvnBoxExtension.class)
final class OvnSubnetIT extends SubnetContract {

    private final OvnBox box;

    OvnSubnetIT(OvnBox box) {
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
