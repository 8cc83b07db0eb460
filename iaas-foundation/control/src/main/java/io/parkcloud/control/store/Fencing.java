package io.parkcloud.control.store;

import io.parkcloud.kernel.ResourceId;
import java.util.Map;

/** Keeps what a stalled replica writes late from undoing what others have done since. */
@FunctionalInterface
public interface Fencing {

    /**
     * Says whether a pass may still act for a row. Within a transaction of the caller's the row stays as it is until that
     * ends, so that what is written with it can neither outlive the row nor undo what a later pass has done.
     *
     * @throws io.parkcloud.kernel.PlatformException {@code resource.stale} if the row is gone or somebody has claimed it since
     */
    void requireFence(ResourceId id, long fence);

    /** The same for several rows at once. */
    default void requireFences(Map<ResourceId, Long> fences) {
        fences.forEach(this::requireFence);
    }
}
