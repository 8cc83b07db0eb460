package io.parkcloud.compute.placement;

import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.Optional;

/**
 * What an instance needs of a host.
 *
 * @param labels      that the host must have
 * @param spreadGroup instances of one group are kept on different hosts
 * @param fence       of the pass that asks
 */
public record PlacementRequest(
        ResourceId instance,
        String architecture,
        NetworkZone zone,
        Map<String, String> labels,
        int vcpus,
        long memoryMiB,
        Optional<String> spreadGroup,
        long fence) {

    public PlacementRequest {
        labels = Map.copyOf(labels);
    }
}
