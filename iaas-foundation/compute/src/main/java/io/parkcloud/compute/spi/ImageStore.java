package io.parkcloud.compute.spi;

import io.parkcloud.kernel.EnginePort;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Optional;

/**
 * Keeps images where hosts can read them, each file under its checksum, so that equal files are kept once and a stored
 * file never changes. Every call is idempotent. Thread-safe.
 */
@EnginePort("images")
public interface ImageStore {

    /**
     * Fetches the parts and keeps them under the image's id; an image that is there already is left as it is. May take as
     * long as the transfer. Nothing is visible until everything has arrived and every checksum fits.
     *
     * @throws io.parkcloud.kernel.EngineException {@code engine.refused} if a part cannot be read, is not what it claims
     *         to be, stands on another file, or its checksum differs; {@code engine.capacity-exhausted};
     *         {@code engine.unavailable} if the source does not answer
     */
    ObservedImage fetch(ResourceId image, List<ImagePart> parts);

    /** What is kept of the image; empty if it is not, or not wholly. */
    Optional<ObservedImage> observe(ResourceId image);

    /** Forgets the image, and every file that no other image has; absent is success. */
    void delete(ResourceId image);
}
