package io.parkcloud.engine.libvirt;

import io.parkcloud.compute.spi.DiskAttachment;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * A disk and the device name that libvirt orders it by.
 *
 * @param target {@code vda}, {@code vdb}, …
 */
record PlacedDisk(DiskAttachment disk, String target) {

    /** More than a guest has slots for. */
    private static final int LIMIT = 24;

    /** The first device name that none of the others has. */
    static String freeTarget(Collection<String> taken) {
        return IntStream.range(0, LIMIT)
                .mapToObj(i -> "vd" + (char) ('a' + i))
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow(() ->
                        LibvirtErrors.refused("a guest can have %d disks and has them all: detach one first", LIMIT));
    }
}
