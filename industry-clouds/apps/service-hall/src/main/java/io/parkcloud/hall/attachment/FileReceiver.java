package io.parkcloud.hall.attachment;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Writes a stream to a new file, counting and digesting, and forces it to disk before saying so. */
final class FileReceiver {
    static final long MAX_BYTES = 10L * 1024 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024;

    private FileReceiver() {}

    static Received receive(InputStream content, Path path, String fileName) throws IOException {
        var digest = sha256();
        var buffer = new byte[BUFFER_BYTES];
        var head = new byte[0];
        long size = 0;
        try (var out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = content.readNBytes(buffer, 0, BUFFER_BYTES);
                    read > 0;
                    read = content.readNBytes(buffer, 0, BUFFER_BYTES)) {
                if (size == 0) {
                    head = Arrays.copyOf(buffer, Math.min(read, FileKind.HEAD_BYTES));
                }
                size += read;
                if (size > MAX_BYTES) {
                    throw new HallException(
                            Problem.ATTACHMENT_TOO_LARGE,
                            "The file '" + fileName + "' is larger than 10 MB; make it smaller or split it");
                }
                digest.update(buffer, 0, read);
                writeFully(out, ByteBuffer.wrap(buffer, 0, read));
            }
            out.force(true);
        }
        return new Received(FileKind.detect(head), size, HexFormat.of().formatHex(digest.digest()));
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * What was received.
     *
     * @param kind what the first bytes say it is; empty if nothing the hall takes
     * @param sizeBytes length
     * @param sha256 digest in hexadecimal
     */
    record Received(Optional<FileKind> kind, long sizeBytes, String sha256) {}
}
