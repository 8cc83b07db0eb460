package io.parkcloud.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one directory a program writes to. One running program owns it; what an earlier run left half-received is removed, and
 * everything temporary goes inside, because the rest of the file system may be read-only.
 */
public final class DataDirectory {

    /** A folder that stays empty: the document root of the web server, which would make one elsewhere. */
    static final String EMPTY = "empty";

    private DataDirectory() {}

    /**
     * Makes the directory and takes it until the process ends.
     *
     * @param temporary names of folders in it that begin empty
     * @throws IllegalStateException if another program runs on it
     * @throws UncheckedIOException if it cannot be written
     */
    public static void claim(Path directory, List<String> temporary) {
        try {
            Files.createDirectories(directory);
            if (lock(directory.resolve("lock")) == null) {
                throw new IllegalStateException(
                        "Another program runs on DATA_DIR=" + directory + "; give each its own");
            }
            empty(directory.resolve(EMPTY));
            for (var name : temporary) {
                empty(directory.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("DATA_DIR=" + directory + " cannot be used; check that it is writable", e);
        }
    }

    /** The channel stays open, and with it the lock, until the process ends. */
    private static @Nullable FileLock lock(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .tryLock();
    }

    private static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var walk = Files.walk(directory)) {
                for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(directory);
    }
}
