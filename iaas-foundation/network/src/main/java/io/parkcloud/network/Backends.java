package io.parkcloud.network;

import io.parkcloud.control.kind.World;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind a load balancer as a whole: something whose servers come and go. The module that has such things implements
 * it; without one, members of load balancers are ports only.
 */
public interface Backends {

    /** Kind name of what can be a member, for references. */
    String kind();

    /** The subnet in which its servers are; empty if it is not there. */
    Optional<ResourceId> subnet(World world, ResourceId backend);

    /** Ports of the servers that take new connections now. */
    List<ResourceId> ports(World world, ResourceId backend);
}
