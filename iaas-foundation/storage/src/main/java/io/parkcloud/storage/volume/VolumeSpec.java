package io.parkcloud.storage.volume;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * A block device.
 *
 * @param sizeGiB usable capacity; may grow, never shrinks
 */
public record VolumeSpec(
        @Min(value = 1, message = "at least 1 GiB") @Max(value = 65536, message = "at most 65536 GiB")
        int sizeGiB) {}
