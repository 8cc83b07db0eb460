package io.parkcloud.network.loadbalancer;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.ObservedLoadBalancer.Health;
import java.util.List;
import java.util.Optional;

/** What is seen of a load balancer. */
public record LoadBalancerStatus(Optional<IpAddress> address, List<MemberHealth> members) {

    public LoadBalancerStatus {
        members = List.copyOf(members);
    }

    /** Whether a member takes connections. */
    public record MemberHealth(ResourceId port, int targetPort, Health health) {}
}
