package io.parkcloud.compute.spi;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.ResourceId;
import java.util.Set;

/**
 * What a host sees of an instance now.
 *
 * @param disks volumes that the guest has; while it runs, those it really has by now, which lags behind a
 *              detachment until the guest lets go
 * @param vcpus as defined, which a running guest takes over at its next start
 */
public record ObservedInstance(InstanceRef ref, GuestState state, int vcpus, ByteSize memory, Set<ResourceId> disks) {

    public ObservedInstance {
        disks = Set.copyOf(disks);
    }
}
