package io.parkcloud.engine.testkit.storage;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.storage.spi.BlockStorageEngine;
import io.parkcloud.storage.spi.DiskSource;

/** A block storage engine under test, and what only its driver's test can make. */
public interface StorageFixture {

    BlockStorageEngine engine();

    /** A disk of an image with that many usable bytes. */
    DiskSource image(ByteSize size);
}
