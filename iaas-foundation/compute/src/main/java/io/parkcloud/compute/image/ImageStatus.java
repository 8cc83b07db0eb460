package io.parkcloud.compute.image;

import io.parkcloud.compute.spi.ImagePart;
import java.util.Map;

/**
 * What is kept of an image.
 *
 * @param checksums SHA-256 of each file
 * @param sizeMiB   of all files, rounded up
 */
public record ImageStatus(Map<ImagePart.Role, String> checksums, long sizeMiB) {}
