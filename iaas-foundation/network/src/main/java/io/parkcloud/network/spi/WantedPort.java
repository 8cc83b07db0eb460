package io.parkcloud.network.spi;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import java.util.Set;

/**
 * A place in a subnet where a machine is plugged. A packet towards or from it passes only if one of its groups allows it;
 * with no group nothing passes but DHCP.
 *
 * @param subnet   where it is; fixed
 * @param guarded  whether packets that leave it must carry its own Ethernet and IP address. Off only for machines that
 *                 forward for others
 */
public record WantedPort(
        ResourceId id,
        ResourceId subnet,
        MacAddress mac,
        IpAddress address,
        Set<ResourceId> securityGroups,
        boolean guarded)
        implements Wanted {

    public WantedPort {
        securityGroups = Set.copyOf(securityGroups);
    }
}
