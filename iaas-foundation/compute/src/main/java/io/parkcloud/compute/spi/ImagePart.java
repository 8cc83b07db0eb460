package io.parkcloud.compute.spi;

import java.net.URI;
import java.util.Optional;

/**
 * One file of an image, and where it can be had.
 *
 * @param location {@code file:} on the host that imports, {@code http:} or {@code https:}
 * @param sha256   expected checksum, 64 lower-case hexadecimal digits; empty to take what comes
 */
public record ImagePart(Role role, URI location, Optional<String> sha256) {

    /** What a file of an image is for. */
    public enum Role {
        /** The disk a guest boots from. */
        DISK,
        /** A kernel for {@link Boot.Kernel}. */
        KERNEL,
        /** An initial RAM file system for {@link Boot.Kernel}. */
        INITRD
    }
}
