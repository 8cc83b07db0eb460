package io.parkcloud.engine.simulated.network;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedVpc;
import io.parkcloud.network.spi.WantedVpc;
import java.util.Optional;

/** Rules of VPCs. */
record SimulatedVpcs(Users users) implements SimulatedObjects.Rules<WantedVpc, ObservedVpc> {

    @Override
    public void check(WantedVpc wanted, Optional<WantedVpc> before) {}

    @Override
    public void removed(WantedVpc was) {}

    @Override
    public void requireUnused(ResourceId id) {
        if (users.of(id) > 0) {
            throw NetworkEngineErrors.inUse("vpc", id, "subnets", users.of(id));
        }
    }

    @Override
    public ObservedVpc observe(WantedVpc wanted) {
        return new ObservedVpc(wanted.outside());
    }
}
