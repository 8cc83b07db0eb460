package io.parkcloud.compute.spi;

import java.nio.file.Path;

/** What a guest starts from. */
public sealed interface Boot {

    /** The firmware starts the first disk. */
    record FirstDisk() implements Boot {}

    /**
     * The hypervisor loads kernel and initial RAM file system itself, which saves an emulated guest seconds.
     *
     * @param commandLine kernel parameters
     */
    record Kernel(Path kernel, Path initrd, String commandLine) implements Boot {}
}
