package io.parkcloud.storage.volume;

/**
 * What is seen of a volume.
 *
 * @param sizeGiB what a guest can use now; 0 until it was made
 * @param inUse   whether a running guest has it open
 */
public record VolumeStatus(long sizeGiB, boolean inUse) {}
