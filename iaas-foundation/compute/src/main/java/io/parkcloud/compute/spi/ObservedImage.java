package io.parkcloud.compute.spi;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.DiskFormat;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What an image store holds of an image. */
public record ObservedImage(ResourceId id, Map<ImagePart.Role, StoredPart> parts) {

    /**
     * A stored file.
     *
     * @param sha256 checksum of {@code path}, 64 lower-case hexadecimal digits
     * @param size   bytes of the file
     * @param usable bytes a guest sees, for a disk; otherwise the size of the file
     * @param format of a disk; {@link DiskFormat#RAW} for everything else
     */
    public record StoredPart(Path path, String sha256, ByteSize size, ByteSize usable, DiskFormat format) {}

    public ObservedImage {
        parts = Map.copyOf(parts);
    }

    /** Empty if the image has no such file. */
    public Optional<StoredPart> part(ImagePart.Role role) {
        return Optional.ofNullable(parts.get(role));
    }
}
