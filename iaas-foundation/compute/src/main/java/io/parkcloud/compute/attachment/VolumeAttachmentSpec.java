package io.parkcloud.compute.attachment;

import io.parkcloud.kernel.ResourceId;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * That a volume is plugged into an instance. Fixed.
 *
 * @param readOnly whether the guest may only read; left out, it may write
 */
public record VolumeAttachmentSpec(
        @NotNull ResourceId instance, @NotNull ResourceId volume, Optional<Boolean> readOnly) {}
