package io.parkcloud.engine.local;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.parkcloud.engine.local.tool.Commands;
import io.parkcloud.engine.local.tool.Drafts;
import io.parkcloud.engine.local.tool.Fences;
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
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Volumes as thin qcow2 files in one folder of this host. */
public final class LocalStorageEngine implements BlockStorageEngine {

    private static final String SUFFIX = ".qcow2";

    private final LocalStorageProperties properties;
    private final Path volumes;
    private final Fences fences;
    private final Commands commands;
    private final OpenFiles openFiles = new OpenFiles(Path.of("/proc/locks"));

    public LocalStorageEngine(LocalStorageProperties properties, Clock clock) {
        this.properties = properties;
        this.volumes = properties.directory().toAbsolutePath().resolve("volumes");
        this.commands = new Commands(properties.commandLimit());
        this.fences = new Fences(properties.directory().toAbsolutePath().resolve("fences"), clock);
        files("make the pool folder " + volumes, () -> {
            Files.createDirectories(volumes);
            Drafts.sweep(volumes);
            return volumes;
        });
        fences.sweep();
    }

    @Override
    public Set<StorageCapability> capabilities() {
        return Set.of(StorageCapability.GROW, StorageCapability.BACKING_IMAGE, StorageCapability.THIN);
    }

    @Override
    public void create(ResourceId volume, ByteSize size, Optional<DiskSource> backing, long token) {
        fences.as(token, volume, () -> {
            if (Files.exists(file(volume))) {
                return;
            }
            backing.ifPresent(image -> requireFits(volume, size, image));
            requireRoom(volume, size);
            createWhole(volume, size, backing);
        });
    }

    @Override
    public void grow(ResourceId volume, ByteSize size, long token) {
        fences.as(token, volume, () -> {
            var present = observe(volume)
                    .orElseThrow(() -> refused("volume %s cannot grow: the pool does not have it", volume));
            int difference = size.compareTo(present.size());
            if (difference < 0) {
                throw refused(
                        "volume %s has %s and cannot shrink to %s: make a smaller one and copy the files",
                        volume, present.size(), size);
            }
            if (difference == 0) {
                return;
            }
            if (present.inUse()) {
                throw new EngineException(
                        EngineErrors.IN_USE,
                        "volume %s is open in a running guest and cannot grow from %s to %s: stop the guest or detach it"
                                .formatted(volume, present.size(), size));
            }
            requireRoom(volume, new ByteSize(size.bytes() - present.size().bytes()));
            qemuImg(
                    "grow volume " + volume,
                    List.of("resize", "-q", "-f", "qcow2", file(volume).toString(), bytes(size)));
        });
    }

    @Override
    public Optional<ObservedVolume> observe(ResourceId volume) {
        return files("look at volume " + volume, () -> {
            try {
                var file = file(volume);
                return Optional.of(seen(volume, file, openFiles.writing(file)));
            } catch (NoSuchFileException absent) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Map<ResourceId, ObservedVolume> observeAll() {
        return files("list the pool folder " + volumes, () -> {
            var names = new ArrayList<Path>();
            try (var listing = Files.list(volumes)) {
                listing.forEach(names::add);
            }
            var all = new HashMap<ResourceId, ObservedVolume>();
            for (var name : names) {
                idOf(name).ifPresent(id -> {
                    try {
                        all.put(id, seen(id, name, false));
                    } catch (NoSuchFileException deletedMeanwhile) {
                        all.remove(id);
                    } catch (IOException unreadable) {
                        throw EngineException.unavailable("cannot read volume " + name, unreadable);
                    }
                });
            }
            return all;
        });
    }

    @Override
    public DiskSource attachmentOf(ResourceId volume) {
        var file = file(volume);
        if (!Files.exists(file)) {
            throw refused("volume %s cannot be attached: the pool does not have it", volume);
        }
        return new DiskSource.HostFile(file, DiskFormat.QCOW2);
    }

    @Override
    public void delete(ResourceId volume, long token) {
        fences.as(
                token,
                volume,
                () -> files("delete volume " + volume, () -> {
                    var file = file(volume);
                    if (Files.exists(file) && openFiles.writing(file)) {
                        throw new EngineException(
                                EngineErrors.IN_USE,
                                "volume %s is open in a running guest: detach it or stop the guest first"
                                        .formatted(volume));
                    }
                    return Files.deleteIfExists(file);
                }));
    }

    @Override
    public StorageCapacity capacity() {
        return files("measure the pool " + volumes, () -> {
            var store = Files.getFileStore(volumes);
            long free = store.getUsableSpace() - properties.reserve().toBytes();
            return new StorageCapacity(new ByteSize(store.getTotalSpace()), new ByteSize(Math.max(0, free)));
        });
    }

    private void requireFits(ResourceId volume, ByteSize size, DiskSource image) {
        var file = pathOf(image);
        var usable = files("read image " + file, () -> LocalImageStore.usableSize(file, image.format()));
        if (usable.compareTo(size) > 0) {
            throw refused(
                    "volume %s of %s is too small for its image, which needs %s: ask for at least that",
                    volume, size, usable);
        }
    }

    /** Thin volumes may be promised more than there is, up to the factor the operator allows. */
    private void requireRoom(ResourceId volume, ByteSize more) {
        long available = capacity().available().bytes();
        long promised = observeAll().values().stream()
                .mapToLong(v -> Math.max(0, v.size().bytes() - v.allocated().bytes()))
                .sum();
        double limit = available * properties.overcommit();
        if (available == 0 || promised + (double) more.bytes() > limit) {
            throw new EngineException(
                    EngineErrors.CAPACITY_EXHAUSTED,
                    ("volume %s needs %s; %d MiB are free beside the reserve of %s and %d MiB of at most %d MiB are promised:"
                                    + " delete volumes or enlarge the pool")
                            .formatted(
                                    volume,
                                    more,
                                    available >> 20,
                                    properties.reserve(),
                                    promised >> 20,
                                    (long) limit >> 20));
        }
    }

    private void createWhole(ResourceId volume, ByteSize size, Optional<DiskSource> backing) {
        files("create volume " + volume, () -> {
            var draft = Files.createTempFile(volumes, Drafts.PREFIX, SUFFIX);
            try {
                var command = new ArrayList<>(List.of("create", "-q", "-f", "qcow2", "-o", "lazy_refcounts=on"));
                backing.ifPresent(
                        image -> command.addAll(List.of("-b", pathOf(image).toString(), "-F", nameOf(image.format()))));
                command.addAll(List.of(draft.toString(), bytes(size)));
                qemuImg("create volume " + volume, command);
                // A hard link fails where a rename would replace: whoever was first stays.
                Files.createLink(file(volume), draft);
            } catch (FileAlreadyExistsException somebodyWasFirst) {
                return false;
            } finally {
                Files.deleteIfExists(draft);
            }
            return true;
        });
    }

    private void qemuImg(String action, List<String> arguments) {
        var command = new ArrayList<>(List.of("qemu-img"));
        command.addAll(arguments);
        var ended = commands.run(command);
        if (!ended.ok()) {
            throw refused("cannot %s: qemu-img ended with %d: %s", action, ended.exitCode(), ended.complaint());
        }
    }

    private static ObservedVolume seen(ResourceId volume, Path file, boolean inUse) throws IOException {
        var header = Qcow2Header.read(file).orElseThrow(() -> new IOException(file + " is not a qcow2 file"));
        return new ObservedVolume(volume, header.virtualSize(), new ByteSize(Files.size(file)), inUse);
    }

    private Path file(ResourceId volume) {
        return volumes.resolve(volume + SUFFIX);
    }

    private static Optional<ResourceId> idOf(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(SUFFIX)
                ? ResourceId.parse(name.substring(0, name.length() - SUFFIX.length()))
                : Optional.empty();
    }

    private static Path pathOf(DiskSource source) {
        return switch (source) {
            case DiskSource.HostFile file -> file.path();
        };
    }

    private static String nameOf(DiskFormat format) {
        return switch (format) {
            case RAW -> "raw";
            case QCOW2 -> "qcow2";
        };
    }

    private static String bytes(ByteSize size) {
        return Long.toString(size.bytes());
    }

    @FormatMethod
    private static EngineException refused(@FormatString String detail, Object... args) {
        return new EngineException(EngineErrors.REFUSED, String.format(java.util.Locale.ROOT, detail, args));
    }

    /** Work on files. */
    interface FileWork<T> {
        T run() throws IOException;
    }

    static <T> T files(String action, FileWork<T> work) {
        try {
            return work.run();
        } catch (IOException failed) {
            throw EngineException.unavailable("cannot " + action, failed);
        }
    }
}
