package io.parkcloud.compute.spi;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EnginePort.OnHost;
import io.parkcloud.kernel.ResourceId;
import java.util.List;

/**
 * An instance as a host is to know it.
 *
 * @param vcpus  1 or more
 * @param disks  the disks that belong to the instance itself, the first one to boot from. Disks attached by
 *               {@link ComputeEngine#attachDisk} are not named here and stay where they are
 * @param nics   in the order in which the guest numbers them
 */
public record InstanceRequest(
        InstanceRef ref,
        int vcpus,
        ByteSize memory,
        Boot boot,
        List<DiskAttachment> disks,
        List<NicAttachment> nics,
        GuestSeed seed)
        implements OnHost {

    public InstanceRequest {
        if (vcpus < 1) {
            throw new IllegalArgumentException("an instance needs a processor, had " + vcpus);
        }
        disks = List.copyOf(disks);
        nics = List.copyOf(nics);
    }

    @Override
    public ResourceId host() {
        return ref.host();
    }
}
