package io.parkcloud.engine.simulated.network;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NamespacePlug;

/** {@link NamespacePlug} that makes no namespace and marks the port as up. */
public final class SimulatedNamespacePlug implements NamespacePlug {

    private final SimulatedNetworkEngine engine;

    public SimulatedNamespacePlug(SimulatedNetworkEngine engine) {
        this.engine = engine;
    }

    @Override
    public void plug(ResourceId port, String namespace, Wiring wiring) {
        engine.bind(port, "simulated");
    }

    @Override
    public void unplug(ResourceId port, String namespace) {
        engine.unbind(port);
    }
}
