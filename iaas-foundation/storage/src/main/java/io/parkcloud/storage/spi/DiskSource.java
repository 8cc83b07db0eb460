package io.parkcloud.storage.spi;

import java.nio.file.Path;

/** How a hypervisor on a host reaches the bytes of a disk. */
public sealed interface DiskSource {

    DiskFormat format();

    /**
     * A file on the host.
     *
     * @param path absolute, as the host sees it
     */
    record HostFile(Path path, DiskFormat format) implements DiskSource {
        public HostFile {
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("a disk file needs an absolute path, was " + path);
            }
        }
    }
}
