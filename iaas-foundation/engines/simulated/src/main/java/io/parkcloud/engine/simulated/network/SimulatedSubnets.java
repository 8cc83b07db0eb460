package io.parkcloud.engine.simulated.network;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedSubnet;
import io.parkcloud.network.spi.ObservedVpc;
import io.parkcloud.network.spi.WantedSubnet;
import io.parkcloud.network.spi.WantedVpc;
import java.util.Optional;

/** Rules of subnets. */
record SimulatedSubnets(Users users, SimulatedObjects<WantedVpc, ObservedVpc> vpcs)
        implements SimulatedObjects.Rules<WantedSubnet, ObservedSubnet> {

    @Override
    public void check(WantedSubnet wanted, Optional<WantedSubnet> before) {
        if (vpcs.get(wanted.vpc()).isEmpty()) {
            throw NetworkEngineErrors.parentAbsent("subnet", wanted.id(), "vpc", wanted.vpc());
        }
        before.filter(b -> !b.vpc().equals(wanted.vpc())).ifPresent(b -> {
            throw SimulatedNetworkEngine.refused(
                    "subnet %s is in VPC %s and cannot move to VPC %s; make another one there"
                            .formatted(wanted.id(), b.vpc(), wanted.vpc()));
        });
        users.add(wanted.vpc(), wanted.id());
    }

    @Override
    public void removed(WantedSubnet was) {
        users.remove(was.vpc(), was.id());
    }

    @Override
    public void requireUnused(ResourceId id) {
        if (users.of(id) > 0) {
            throw NetworkEngineErrors.inUse("subnet", id, "ports", users.of(id));
        }
    }

    @Override
    public ObservedSubnet observe(WantedSubnet wanted) {
        return new ObservedSubnet(wanted.cidr(), wanted.gateway());
    }
}
