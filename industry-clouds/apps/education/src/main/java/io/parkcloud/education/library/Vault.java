package io.parkcloud.education.library;

import io.parkcloud.education.EducationSettings;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The library's files: {@code incoming/} holds what is being received, {@code files/} what belongs to a resource, by its id. */
@Component
public final class Vault {
    /** Folder of the data directory that begins empty. */
    public static final String INCOMING = "incoming";

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path incoming;
    private final Path files;
    private final long largest;

    Vault(EducationSettings settings) {
        this.incoming = settings.dataDir().resolve(INCOMING);
        this.files = settings.dataDir().resolve("files");
        this.largest = settings.largestFile().toBytes();
        try {
            Files.createDirectories(incoming);
            Files.createDirectories(files);
        } catch (IOException e) {
            throw new UncheckedIOException("EDUCATION_DATA_DIR: cannot make its folders; check that it is writable", e);
        }
    }

    /**
     * A file that was received in full and is not anybody's yet.
     *
     * @param path where it is
     * @param kind what it is
     * @param sizeBytes length
     * @param sha256 digest in hexadecimal
     */
    public record Received(Path path, FileKind kind, long sizeBytes, String sha256) {}

    /**
     * Receives a file. Whatever fails, nothing of it stays.
     *
     * @throws EducationException {@code FILE_TOO_LARGE}, {@code FILE_KIND}, {@code STORAGE_FAILED}
     */
    public Received receive(InputStream content, String fileName) {
        var path = incoming.resolve(UUID.randomUUID().toString());
        boolean done = false;
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            long size = write(content, path, digest);
            var kind = Contents.kind(path)
                    .filter(found -> size > 0 && found.fits(fileName))
                    .orElseThrow(() -> new EducationException(
                            Problem.FILE_KIND,
                            "The file '" + fileName
                                    + "' is empty, of a kind that is not taken, or not what its name says;"
                                    + " take PDF, PNG, JPEG, GIF, MP3, MP4, DOCX, XLSX, PPTX, EPUB or UTF-8 text"));
            done = true;
            return new Received(path, kind, size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new EducationException(Problem.STORAGE_FAILED, "The file was not stored; try again later", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } finally {
            if (!done) {
                delete(path);
            }
        }
    }

    private long write(InputStream content, Path path, MessageDigest digest) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        long size = 0;
        try (var out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = content.readNBytes(buffer, 0, BUFFER_BYTES);
                    read > 0;
                    read = content.readNBytes(buffer, 0, BUFFER_BYTES)) {
                size += read;
                if (size > largest) {
                    throw new EducationException(
                            Problem.FILE_TOO_LARGE, "The file is larger than the " + largest + " bytes that are taken");
                }
                digest.update(buffer, 0, read);
                var bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        return size;
    }

    /** Makes a received file that of a resource. */
    void keep(Received received, String id) {
        try {
            Files.createDirectories(path(id).getParent());
            Files.move(received.path(), path(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EducationException(Problem.STORAGE_FAILED, "The file was not stored; try again later", e);
        }
    }

    /** Where the file of a resource is. The id is one of ours, looked up before. */
    Path path(String id) {
        return files.resolve(id.substring(0, 2)).resolve(id);
    }

    /** Removes a file; none is fine. */
    void remove(String id) {
        delete(path(id));
    }

    /** Forgets a received file that became nothing. */
    void discard(Received received) {
        delete(received.path());
    }

    /**
     * Removes files that no resource has: a crash came between storing the file and storing the row. Of new ones another copy of the
     * program may be storing the row at this moment.
     */
    void sweep(Set<String> known, Instant olderThan) {
        try (var walk = Files.walk(files)) {
            walk.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().lastModified() < olderThan.toEpochMilli())
                    .filter(file -> !known.contains(file.getFileName().toString()))
                    .forEach(file -> {
                        LOG.info("Removing {}: it belongs to no resource", file.getFileName());
                        delete(file);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through " + files, e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }
}
