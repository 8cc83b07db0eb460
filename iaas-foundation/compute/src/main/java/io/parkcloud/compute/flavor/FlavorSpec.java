package io.parkcloud.compute.flavor;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * A size that instances can have. Fixed: another size is another flavor.
 *
 * @param vcpus       virtual processors
 * @param memoryMiB   memory
 * @param rootDiskGiB disk that instances start from; 0 where the image needs none
 */
public record FlavorSpec(
        @Min(value = 1, message = "at least 1") @Max(value = 512, message = "at most 512")
        int vcpus,

        @Min(value = 64, message = "at least 64 MiB") @Max(value = 16777216, message = "at most 16777216 MiB")
        long memoryMiB,

        @Min(value = 0, message = "not negative") @Max(value = 65536, message = "at most 65536 GiB")
        int rootDiskGiB) {}
