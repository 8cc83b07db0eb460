package io.parkcloud.storage.spi;

/** How the bytes of a disk are laid out where they are stored. */
public enum DiskFormat {
    /** Byte for byte what the guest sees. */
    RAW,
    /** QEMU copy-on-write, version 3 (docs/interop/qcow2.txt of QEMU): grows with use, may stand on a backing file. */
    QCOW2
}
