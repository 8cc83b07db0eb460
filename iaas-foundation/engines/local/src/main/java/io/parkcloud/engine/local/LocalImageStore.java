package io.parkcloud.engine.local;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.parkcloud.compute.spi.ImagePart;
import io.parkcloud.compute.spi.ImageStore;
import io.parkcloud.compute.spi.ObservedImage;
import io.parkcloud.compute.spi.ObservedImage.StoredPart;
import io.parkcloud.engine.local.tool.Drafts;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.DiskFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Images as files of this host: {@code blobs/<sha256>} and one manifest per image, a properties file from role to checksum.
 * The manifest is written last, so an image that is listed is whole.
 */
public final class LocalImageStore implements ImageStore {

    private final LocalImageProperties properties;
    private final PartSource source;
    private final Path blobs;
    private final Path images;
    /** Fetching adds files and manifests; deleting looks for files that no manifest names and must not see half an image. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    public LocalImageStore(LocalImageProperties properties) {
        this.properties = properties;
        this.source = new PartSource(properties.transferLimit());
        this.blobs = properties.directory().toAbsolutePath().resolve("blobs");
        this.images = properties.directory().toAbsolutePath().resolve("images");
        LocalStorageEngine.files("make the image folder " + blobs, () -> {
            Files.createDirectories(blobs);
            Drafts.sweep(blobs);
            return Files.createDirectories(images);
        });
    }

    @Override
    public ObservedImage fetch(ResourceId image, List<ImagePart> parts) {
        lock.readLock().lock();
        try {
            var present = observe(image);
            if (present.isPresent()) {
                return present.get();
            }
            var manifest = new Properties();
            for (var part : parts) {
                manifest.setProperty(
                        part.role().name(), LocalStorageEngine.files("store " + part.location(), () -> take(part)));
            }
            LocalStorageEngine.files("store image " + image, () -> write(manifest(image), manifest));
            return observe(image)
                    .orElseThrow(() -> EngineException.unavailable("image %s vanished".formatted(image), null));
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Optional<ObservedImage> observe(ResourceId image) {
        return LocalStorageEngine.files("look at image " + image, () -> {
            try {
                var stored = new EnumMap<ImagePart.Role, StoredPart>(ImagePart.Role.class);
                for (var entry : read(manifest(image)).entrySet()) {
                    var role = ImagePart.Role.valueOf(entry.getKey().toString());
                    stored.put(role, stored(role, entry.getValue().toString()));
                }
                return Optional.of(new ObservedImage(image, stored));
            } catch (NoSuchFileException absent) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void delete(ResourceId image) {
        lock.writeLock().lock();
        try {
            LocalStorageEngine.files("delete image " + image, () -> {
                if (Files.deleteIfExists(manifest(image))) {
                    removeUnnamed();
                }
                return true;
            });
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Bytes that a guest sees of a disk file. */
    static ByteSize usableSize(Path file, DiskFormat format) throws IOException {
        return switch (format) {
            case RAW -> new ByteSize(Files.size(file));
            case QCOW2 ->
                Qcow2Header.read(file)
                        .map(Qcow2Header::virtualSize)
                        .orElseThrow(() -> new IOException(file + " is not a qcow2 file"));
        };
    }

    private String take(ImagePart part) throws IOException {
        var draft = Files.createTempFile(blobs, Drafts.PREFIX, "");
        try {
            String sha256;
            try (var in = source.open(part.location());
                    var out = new DigestOutputStream(Files.newOutputStream(draft), PartSource.sha256())) {
                copy(in, out, part);
                sha256 = HexFormat.of().formatHex(out.getMessageDigest().digest());
            }
            part.sha256().filter(expected -> !expected.equals(sha256)).ifPresent(expected -> {
                throw refused(
                        "%s has the SHA-256 %s, expected %s: correct the checksum or the location",
                        part.location(), sha256, expected);
            });
            requireStandsAlone(part, draft);
            // Equal content may be there already; replacing it by itself is harmless.
            Files.move(
                    draft, blobs.resolve(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return sha256;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void copy(InputStream in, OutputStream out, ImagePart part) throws IOException {
        long limit = properties.largest().toBytes();
        var buffer = new byte[1 << 16];
        long total = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
            if (total > limit) {
                throw refused("%s is larger than the limit of %s", part.location(), properties.largest());
            }
            out.write(buffer, 0, n);
        }
        if (total == 0) {
            throw refused("%s is empty", part.location());
        }
    }

    /** A tenant's image with a backing file would let its guest read any file of the host. */
    private static void requireStandsAlone(ImagePart part, Path file) throws IOException {
        if (Qcow2Header.read(file).filter(Qcow2Header::backed).isPresent()) {
            throw refused("%s stands on another file: flatten it with qemu-img convert first", part.location());
        }
    }

    private StoredPart stored(ImagePart.Role role, String sha256) throws IOException {
        var file = blobs.resolve(sha256);
        var format =
                role == ImagePart.Role.DISK && Qcow2Header.read(file).isPresent() ? DiskFormat.QCOW2 : DiskFormat.RAW;
        return new StoredPart(file, sha256, new ByteSize(Files.size(file)), usableSize(file, format), format);
    }

    private void removeUnnamed() throws IOException {
        Set<String> named = new HashSet<>();
        for (var manifest : list(images)) {
            read(manifest).values().forEach(sha256 -> named.add(sha256.toString()));
        }
        for (var blob : list(blobs)) {
            if (!named.contains(blob.getFileName().toString())) {
                Files.deleteIfExists(blob);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        try (var listing = Files.list(folder)) {
            listing.forEach(found::add);
        }
        return found;
    }

    private Path manifest(ResourceId image) {
        return images.resolve(image.toString());
    }

    private static Map<Object, Object> read(Path manifest) throws IOException {
        var content = new Properties();
        try (var in = Files.newInputStream(manifest)) {
            content.load(in);
        }
        return content;
    }

    private Path write(Path file, Properties content) throws IOException {
        var draft = Files.createTempFile(blobs, Drafts.PREFIX, "");
        try (var out = Files.newOutputStream(draft)) {
            content.store(out, null);
        }
        return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @FormatMethod
    static EngineException refused(@FormatString String detail, Object... args) {
        return new EngineException(EngineErrors.REFUSED, String.format(java.util.Locale.ROOT, detail, args));
    }
}
