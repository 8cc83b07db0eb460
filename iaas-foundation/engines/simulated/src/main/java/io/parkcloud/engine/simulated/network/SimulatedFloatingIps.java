package io.parkcloud.engine.simulated.network;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedFloatingIp;
import io.parkcloud.network.spi.ObservedPort;
import io.parkcloud.network.spi.ObservedSubnet;
import io.parkcloud.network.spi.ObservedVpc;
import io.parkcloud.network.spi.WantedFloatingIp;
import io.parkcloud.network.spi.WantedPort;
import io.parkcloud.network.spi.WantedSubnet;
import io.parkcloud.network.spi.WantedVpc;
import java.util.Map;
import java.util.Optional;

/** Rules of floating addresses. */
record SimulatedFloatingIps(
        SimulatedObjects<WantedVpc, ObservedVpc> vpcs,
        SimulatedObjects<WantedSubnet, ObservedSubnet> subnets,
        SimulatedObjects<WantedPort, ObservedPort> ports,
        Map<ResourceId, IpAddress> internal)
        implements SimulatedObjects.Rules<WantedFloatingIp, ObservedFloatingIp> {

    @Override
    public void check(WantedFloatingIp wanted, Optional<WantedFloatingIp> before) {
        var port = ports.get(wanted.port())
                .orElseThrow(
                        () -> NetworkEngineErrors.parentAbsent("floating address", wanted.id(), "port", wanted.port()));
        var vpc = subnets.get(port.subnet())
                .flatMap(subnet -> vpcs.get(subnet.vpc()))
                .orElseThrow(() ->
                        NetworkEngineErrors.parentAbsent("floating address", wanted.id(), "subnet", port.subnet()));
        if (vpc.outside().isEmpty()) {
            throw SimulatedNetworkEngine.refused(
                    "floating address %s needs a way out of VPC %s, which has none; give the VPC an external gateway first"
                            .formatted(wanted.external(), vpc.id()));
        }
        internal.put(wanted.id(), port.address());
    }

    @Override
    public void removed(WantedFloatingIp was) {
        internal.remove(was.id());
    }

    @Override
    public void requireUnused(ResourceId id) {}

    /** Until it is ensured again it translates to the address that the port had. */
    @Override
    public ObservedFloatingIp observe(WantedFloatingIp wanted) {
        return new ObservedFloatingIp(wanted.external(), internal.getOrDefault(wanted.id(), wanted.external()));
    }
}
