package io.parkcloud.compute.instance;

import io.parkcloud.compute.flavor.FlavorSpec;
import java.util.Optional;

/**
 * How large an instance is.
 *
 * @param rootDiskGiB empty if neither instance nor flavor say
 */
record InstanceSize(int vcpus, long memoryMiB, Optional<Integer> rootDiskGiB) {

    /** Empty if the spec says too little. What the instance itself says about its disk goes before its flavor. */
    static Optional<InstanceSize> of(InstanceSpec spec, Optional<FlavorSpec> flavor) {
        if (flavor.isPresent()) {
            var f = flavor.get();
            return Optional.of(new InstanceSize(
                    f.vcpus(), f.memoryMiB(), spec.rootDiskGiB().or(() -> Optional.of(f.rootDiskGiB()))));
        }
        return spec.vcpus()
                .flatMap(vcpus -> spec.memoryMiB().map(memory -> new InstanceSize(vcpus, memory, spec.rootDiskGiB())));
    }
}
