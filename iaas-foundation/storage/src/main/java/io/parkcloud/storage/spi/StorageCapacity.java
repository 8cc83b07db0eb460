package io.parkcloud.storage.spi;

import io.parkcloud.kernel.ByteSize;

/**
 * Room in a pool.
 *
 * @param total     size of the pool
 * @param available what new data may still occupy, the reserve already taken off
 */
public record StorageCapacity(ByteSize total, ByteSize available) {}
