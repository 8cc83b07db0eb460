package io.parkcloud.engine.simulated.network;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedLoadBalancer;
import io.parkcloud.network.spi.ObservedLoadBalancer.Health;
import io.parkcloud.network.spi.ObservedPort;
import io.parkcloud.network.spi.ObservedVpc;
import io.parkcloud.network.spi.WantedLoadBalancer;
import io.parkcloud.network.spi.WantedLoadBalancer.Member;
import io.parkcloud.network.spi.WantedPort;
import io.parkcloud.network.spi.WantedVpc;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Rules of load balancers. */
record SimulatedLoadBalancers(
        SimulatedObjects<WantedVpc, ObservedVpc> vpcs,
        SimulatedObjects<WantedPort, ObservedPort> ports,
        Map<ResourceId, Health> health)
        implements SimulatedObjects.Rules<WantedLoadBalancer, ObservedLoadBalancer> {

    @Override
    public void check(WantedLoadBalancer wanted, Optional<WantedLoadBalancer> before) {
        if (vpcs.get(wanted.vpc()).isEmpty()) {
            throw NetworkEngineErrors.parentAbsent("load balancer", wanted.id(), "vpc", wanted.vpc());
        }
    }

    @Override
    public void removed(WantedLoadBalancer was) {}

    @Override
    public void requireUnused(ResourceId id) {}

    @Override
    public ObservedLoadBalancer observe(WantedLoadBalancer wanted) {
        var members = new HashMap<Member, Health>();
        for (var listener : wanted.listeners()) {
            for (var member : listener.members()) {
                if (ports.get(member.port()).isPresent()) {
                    var known = health.getOrDefault(member.port(), Health.ONLINE);
                    members.put(member, wanted.healthCheck().isPresent() ? known : Health.UNKNOWN);
                }
            }
        }
        return new ObservedLoadBalancer(wanted.address(), members);
    }
}
