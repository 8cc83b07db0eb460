package io.parkcloud.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/**
 * The one directory a program writes to; everything temporary goes inside, because the rest of the file system may be read-only. Copies
 * of a program share it while one is replaced by the next. The first one to run removes what an earlier run left half-received; a copy
 * that comes while another runs removes nothing, as it may be the other's.
 */
public final class DataDirectory {

    /** A folder that stays empty: the document root of the web server, which would make one elsewhere. */
    static final String EMPTY = "empty";

    private DataDirectory() {}

    /**
     * Makes the directory and has a share in it until the process ends.
     *
     * @param temporary names of folders in it that are empty when nobody runs
     * @throws UncheckedIOException if it cannot be written
     */
    public static void claim(Path directory, List<String> temporary) {
        try {
            Files.createDirectories(directory);
            // The channel stays open, and with it the lock, until the process ends.
            var channel = FileChannel.open(
                    directory.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            var alone = channel.tryLock();
            if (alone != null) {
                for (var name : temporary) {
                    clear(directory.resolve(name));
                }
                alone.release();
            }
            channel.lock(0, Long.MAX_VALUE, true);
            Files.createDirectories(directory.resolve(EMPTY));
            for (var name : temporary) {
                Files.createDirectories(directory.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("DATA_DIR=" + directory + " cannot be used; check that it is writable", e);
        }
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var walk = Files.walk(directory)) {
                for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
