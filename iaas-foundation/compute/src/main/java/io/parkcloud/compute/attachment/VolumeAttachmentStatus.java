package io.parkcloud.compute.attachment;

/**
 * What is seen of an attachment.
 *
 * @param attached whether the host gives the volume to the guest
 * @param serial   serial number that the guest sees: {@code /dev/disk/by-id/virtio-<serial>}
 */
public record VolumeAttachmentStatus(boolean attached, String serial) {}
