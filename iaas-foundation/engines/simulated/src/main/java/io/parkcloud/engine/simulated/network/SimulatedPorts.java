package io.parkcloud.engine.simulated.network;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedPort;
import io.parkcloud.network.spi.ObservedSecurityGroup;
import io.parkcloud.network.spi.ObservedSubnet;
import io.parkcloud.network.spi.WantedPort;
import io.parkcloud.network.spi.WantedSecurityGroup;
import io.parkcloud.network.spi.WantedSubnet;
import java.util.Map;
import java.util.Optional;

/** Rules of ports. */
record SimulatedPorts(
        Users users,
        SimulatedObjects<WantedSubnet, ObservedSubnet> subnets,
        SimulatedObjects<WantedSecurityGroup, ObservedSecurityGroup> groups,
        Map<ResourceId, String> hosts)
        implements SimulatedObjects.Rules<WantedPort, ObservedPort> {

    @Override
    public void check(WantedPort wanted, Optional<WantedPort> before) {
        if (subnets.get(wanted.subnet()).isEmpty()) {
            throw NetworkEngineErrors.parentAbsent("port", wanted.id(), "subnet", wanted.subnet());
        }
        before.filter(b -> !b.subnet().equals(wanted.subnet())).ifPresent(b -> {
            throw SimulatedNetworkEngine.refused(
                    "port %s is in subnet %s and cannot move to subnet %s; make another one there"
                            .formatted(wanted.id(), b.subnet(), wanted.subnet()));
        });
        for (var group : wanted.securityGroups()) {
            if (groups.get(group).isEmpty()) {
                throw NetworkEngineErrors.parentAbsent("port", wanted.id(), "security group", group);
            }
        }
        before.ifPresent(this::release);
        users.add(wanted.subnet(), wanted.id());
        wanted.securityGroups().forEach(group -> users.add(group, wanted.id()));
    }

    @Override
    public void removed(WantedPort was) {
        release(was);
        hosts.remove(was.id());
    }

    private void release(WantedPort port) {
        users.remove(port.subnet(), port.id());
        port.securityGroups().forEach(group -> users.remove(group, port.id()));
    }

    @Override
    public void requireUnused(ResourceId id) {}

    @Override
    public ObservedPort observe(WantedPort wanted) {
        var host = Optional.ofNullable(hosts.get(wanted.id()));
        return new ObservedPort(wanted.mac(), wanted.address(), host, host.isPresent());
    }
}
