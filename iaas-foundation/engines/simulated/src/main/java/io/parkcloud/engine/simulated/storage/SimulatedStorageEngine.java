package io.parkcloud.engine.simulated.storage;

import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.engine.simulated.Guarded;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.BlockStorageEngine;
import io.parkcloud.storage.spi.DiskFormat;
import io.parkcloud.storage.spi.DiskSource;
import io.parkcloud.storage.spi.ObservedVolume;
import io.parkcloud.storage.spi.StorageCapability;
import io.parkcloud.storage.spi.StorageCapacity;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A pool that holds nothing but what it was told. */
public final class SimulatedStorageEngine implements BlockStorageEngine {

    private final ByteSize total;
    private final Guarded<ObservedVolume> volumes;
    private final AtomicLong used = new AtomicLong();

    public SimulatedStorageEngine(ByteSize total, Faults faults) {
        this.total = total;
        this.volumes = new Guarded<>(faults);
    }

    /** The source of a simulated image: it only knows its size. */
    public static DiskSource image(ByteSize size) {
        return new DiskSource.HostFile(Path.of("/simulated/image-" + size.bytes()), DiskFormat.RAW);
    }

    @Override
    public Set<StorageCapability> capabilities() {
        return Set.of(StorageCapability.GROW, StorageCapability.BACKING_IMAGE);
    }

    @Override
    public void create(ResourceId volume, ByteSize size, Optional<DiskSource> backing, long token) {
        volumes.change("create volume", volume, token, present -> {
            if (present != null) {
                return present;
            }
            backing.ifPresent(image -> requireFits(volume, size, image));
            take(volume, size.bytes());
            return new ObservedVolume(volume, size, size, false);
        });
    }

    @Override
    public void grow(ResourceId volume, ByteSize size, long token) {
        volumes.change("grow volume", volume, token, present -> {
            if (present == null || present.size().compareTo(size) > 0) {
                throw new EngineException(
                        EngineErrors.REFUSED,
                        present == null
                                ? "volume %s cannot grow: the pool does not have it".formatted(volume)
                                : "volume %s has %s and cannot shrink to %s".formatted(volume, present.size(), size));
            }
            take(volume, size.bytes() - present.size().bytes());
            return new ObservedVolume(volume, size, size, present.inUse());
        });
    }

    @Override
    public Optional<ObservedVolume> observe(ResourceId volume) {
        return Optional.ofNullable(volumes.look("observe volume", volume));
    }

    @Override
    public Map<ResourceId, ObservedVolume> observeAll() {
        return volumes.all("observe all volumes");
    }

    @Override
    public DiskSource attachmentOf(ResourceId volume) {
        if (volumes.look("find volume", volume) == null) {
            throw new EngineException(
                    EngineErrors.REFUSED, "volume %s cannot be attached: the pool does not have it".formatted(volume));
        }
        return new DiskSource.HostFile(Path.of("/simulated/" + volume), DiskFormat.RAW);
    }

    @Override
    public void delete(ResourceId volume, long token) {
        volumes.change("delete volume", volume, token, present -> {
            if (present != null) {
                used.addAndGet(-present.size().bytes());
            }
            return null;
        });
    }

    @Override
    public StorageCapacity capacity() {
        return new StorageCapacity(total, new ByteSize(Math.max(0, total.bytes() - used.get())));
    }

    private void take(ResourceId volume, long bytes) {
        if (used.addAndGet(bytes) > total.bytes()) {
            used.addAndGet(-bytes);
            throw new EngineException(
                    EngineErrors.CAPACITY_EXHAUSTED,
                    "volume %s needs %d MiB more; %d MiB of %s are free"
                            .formatted(volume, bytes >> 20, (total.bytes() - used.get()) >> 20, total));
        }
    }

    private static void requireFits(ResourceId volume, ByteSize size, DiskSource image) {
        var name = ((DiskSource.HostFile) image).path().getFileName().toString();
        var needed = name.startsWith("image-") ? Long.parseLong(name.substring("image-".length())) : 0;
        if (needed > size.bytes()) {
            throw new EngineException(
                    EngineErrors.REFUSED,
                    "volume %s of %s is too small for its image, which needs %s"
                            .formatted(volume, size, new ByteSize(needed)));
        }
    }
}
