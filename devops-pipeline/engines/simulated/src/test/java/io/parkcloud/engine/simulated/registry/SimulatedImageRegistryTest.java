package io.parkcloud.engine.simulated.registry;

import io.parkcloud.devops.registry.spi.ImageRegistry;
import io.parkcloud.devops.registry.testkit.ImageRegistryContract;

final class SimulatedImageRegistryTest extends ImageRegistryContract {

    private final SimulatedImageRegistry registry = new SimulatedImageRegistry();

    @Override
    protected ImageRegistry registry() {
        return registry;
    }

    @Override
    protected void push(String path, String tag) {
        registry.push(path, tag);
    }
}
