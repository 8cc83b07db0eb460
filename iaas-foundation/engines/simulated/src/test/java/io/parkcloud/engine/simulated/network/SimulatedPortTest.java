package io.parkcloud.engine.simulated.network;

import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.engine.testkit.network.PortContract;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.ExternalNetwork;
import io.parkcloud.network.spi.NetworkEngine;

/** {@link PortContract} in memory. */
final class SimulatedPortTest extends PortContract {

    private final SimulatedNetworkEngine engine = new SimulatedNetworkEngine(
            new ExternalNetwork(Cidr.parse("172.31.0.0/16"), IpAddress.parse("172.31.0.1")), Faults.none());

    @Override
    protected NetworkEngine engine() {
        return engine;
    }

    @Override
    protected void lose(ResourceId id) {
        engine.lose(id);
    }
}
