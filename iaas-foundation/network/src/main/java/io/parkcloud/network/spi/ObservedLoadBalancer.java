package io.parkcloud.network.spi;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.network.spi.WantedLoadBalancer.Member;
import java.util.Map;

/**
 * A load balancer as the engine has it.
 *
 * @param members every member that is present in the engine
 */
public record ObservedLoadBalancer(IpAddress address, Map<Member, Health> members) {

    public ObservedLoadBalancer {
        members = Map.copyOf(members);
    }

    /** Whether a member takes connections. */
    public enum Health {
        ONLINE,
        /** Does not answer probes; gets no new connections. */
        OFFLINE,
        /** Not probed yet, or there is no health check. */
        UNKNOWN
    }
}
