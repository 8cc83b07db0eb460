package io.parkcloud.compute.placement;

import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.Set;

/**
 * What a host offers and what is taken of it.
 *
 * @param vcpus     offered, overcommitment counted in
 * @param memoryMiB offered, overcommitment counted in and the host's own needs left out
 * @param open      whether it takes new instances
 * @param zones     network zones whose instances it takes
 */
public record HostCapacity(
        ResourceId host,
        String name,
        String architecture,
        boolean open,
        Set<NetworkZone> zones,
        Map<String, String> labels,
        long vcpus,
        long memoryMiB,
        long vcpusTaken,
        long memoryMiBTaken) {

    public HostCapacity {
        zones = Set.copyOf(zones);
        labels = Map.copyOf(labels);
    }

    /** The same offer with something else taken. */
    public HostCapacity taken(long vcpusTaken, long memoryMiBTaken) {
        return new HostCapacity(
                host, name, architecture, open, zones, labels, vcpus, memoryMiB, vcpusTaken, memoryMiBTaken);
    }
}
