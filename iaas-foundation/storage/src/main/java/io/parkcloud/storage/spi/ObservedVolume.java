package io.parkcloud.storage.spi;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.ResourceId;

/**
 * What an engine sees of a volume now.
 *
 * @param size      bytes a guest can use
 * @param allocated bytes the volume occupies in its pool at present; less than {@code size} where it is thin
 * @param inUse     whether somebody has it open for writing
 */
public record ObservedVolume(ResourceId id, ByteSize size, ByteSize allocated, boolean inUse) {}
