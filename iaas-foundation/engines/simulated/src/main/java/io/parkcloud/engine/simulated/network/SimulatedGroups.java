package io.parkcloud.engine.simulated.network;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedSecurityGroup;
import io.parkcloud.network.spi.WantedSecurityGroup;
import java.util.Optional;

/** Rules of security groups. */
record SimulatedGroups(Users users) implements SimulatedObjects.Rules<WantedSecurityGroup, ObservedSecurityGroup> {

    @Override
    public void check(WantedSecurityGroup wanted, Optional<WantedSecurityGroup> before) {}

    @Override
    public void removed(WantedSecurityGroup was) {}

    @Override
    public void requireUnused(ResourceId id) {
        if (users.of(id) > 0) {
            throw NetworkEngineErrors.inUse("security group", id, "ports", users.of(id));
        }
    }

    @Override
    public ObservedSecurityGroup observe(WantedSecurityGroup wanted) {
        return new ObservedSecurityGroup(wanted.rules().size(), users.of(wanted.id()));
    }
}
