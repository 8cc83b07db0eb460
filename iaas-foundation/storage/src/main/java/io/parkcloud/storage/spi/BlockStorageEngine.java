package io.parkcloud.storage.spi;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EnginePort;
import io.parkcloud.kernel.EnginePort.Unasked;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Block storage as the platform needs it. The platform names volumes; an engine never mints an id, so none can be lost in
 * a crash. As in the Container Storage Interface every call is idempotent. Calls may block, for seconds at most.
 * Thread-safe.
 *
 * <p>Calls that change something carry a fencing token; one that is lower than the highest seen for the same volume fails
 * with {@code engine.fenced} and changes nothing, also after the volume was deleted: a late caller cannot revive it. Every
 * call may fail with {@code engine.unavailable}, and then the outcome is unknown: observe, then decide again.
 *
 * @see <a href="https://github.com/container-storage-interface/spec/blob/master/spec.md">CSI specification</a>
 */
@EnginePort("storage")
public interface BlockStorageEngine {

    /** What this engine can do. A call outside this set fails with {@code engine.unsupported}, never silently. */
    @Unasked
    Set<StorageCapability> capabilities();

    /**
     * Makes the volume exist. One that exists already is left as it is: the caller observes it and grows it.
     *
     * @param size    usable bytes, excluding the engine's own metadata
     * @param backing image whose content the volume starts with, and which must outlive it; empty for zeroes. The
     *                volume is never smaller than its image
     * @throws io.parkcloud.kernel.EngineException {@code engine.capacity-exhausted} if there is no room,
     *         {@code engine.refused} if the image is larger than {@code size}
     */
    void create(ResourceId volume, ByteSize size, Optional<DiskSource> backing, long token);

    /**
     * Makes the volume at least this large; already as large is success. A guest that has it open sees the new size only
     * after its hypervisor was told or restarted.
     *
     * @throws io.parkcloud.kernel.EngineException {@code engine.refused} if the volume is absent or larger than
     *         {@code size}: volumes never shrink; {@code engine.capacity-exhausted}
     */
    void grow(ResourceId volume, ByteSize size, long token);

    /** The engine's present view, never a cached one; empty if it has no such volume. */
    Optional<ObservedVolume> observe(ResourceId volume);

    /** All volumes of the pool at once, for the slow sweep. {@code inUse} is not looked at and false. */
    Map<ResourceId, ObservedVolume> observeAll();

    /**
     * How a hypervisor reaches the volume.
     *
     * @throws io.parkcloud.kernel.EngineException {@code engine.refused} if the volume is absent
     */
    DiskSource attachmentOf(ResourceId volume);

    /**
     * Deletes; absent is success.
     *
     * @throws io.parkcloud.kernel.EngineException {@code engine.in-use} while somebody has it open for writing
     */
    void delete(ResourceId volume, long token);

    /** Room in the pool at this moment. */
    StorageCapacity capacity();
}
