package io.parkcloud.engine.simulated.compute;

import io.parkcloud.compute.spi.ImagePart;
import io.parkcloud.compute.spi.ImageStore;
import io.parkcloud.compute.spi.ObservedImage;
import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.engine.simulated.Guarded;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.DiskFormat;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** Images that have a size and no content. */
public final class SimulatedImageStore implements ImageStore {

    private static final ByteSize SIZE = ByteSize.ofMiB(1);

    private final Guarded<ObservedImage> images;

    public SimulatedImageStore(Faults faults) {
        this.images = new Guarded<>(faults);
    }

    @Override
    public ObservedImage fetch(ResourceId image, List<ImagePart> parts) {
        var stored = new EnumMap<ImagePart.Role, ObservedImage.StoredPart>(ImagePart.Role.class);
        for (var part : parts) {
            var sha256 = part.sha256().orElse("0".repeat(64));
            var path = Path.of("/simulated/image-" + SIZE.bytes());
            stored.put(part.role(), new ObservedImage.StoredPart(path, sha256, SIZE, SIZE, DiskFormat.RAW));
        }
        images.change("fetch image", image, 0, present -> present == null ? new ObservedImage(image, stored) : present);
        return new ObservedImage(image, stored);
    }

    @Override
    public Optional<ObservedImage> observe(ResourceId image) {
        return Optional.ofNullable(images.look("observe image", image));
    }

    @Override
    public void delete(ResourceId image) {
        images.change("delete image", image, 0, present -> null);
    }
}
