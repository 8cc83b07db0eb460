package io.parkcloud.storage.spi;

/** What a block storage engine may be able to do beyond making, observing and deleting volumes. */
public enum StorageCapability {
    /** {@link BlockStorageEngine#grow} works. */
    GROW,
    /** A volume can start as a copy of an image without copying its bytes. */
    BACKING_IMAGE,
    /** Volumes occupy only what was written to them. */
    THIN
}
