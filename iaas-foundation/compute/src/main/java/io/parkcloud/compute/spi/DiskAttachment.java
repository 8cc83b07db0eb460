package io.parkcloud.compute.spi;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.DiskSource;

/**
 * A volume as a guest has it. The guest sees it with the serial number {@link #serialOf}.
 *
 * @param volume whose id is the disk's identity
 */
public record DiskAttachment(ResourceId volume, DiskSource source, boolean readOnly) {

    /**
     * The serial number a guest sees, so that it can find a disk whatever its device is called. The first 20 characters
     * of the volume's id, because virtio-blk has room for no more (virtio 1.2, section 5.2.6.1, VIRTIO_BLK_T_GET_ID).
     */
    public static String serialOf(ResourceId volume) {
        return volume.toString().substring(0, 20);
    }
}
