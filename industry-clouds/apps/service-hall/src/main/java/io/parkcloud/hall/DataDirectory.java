package io.parkcloud.hall;

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
 * The one directory the program writes to. One running hall owns it; what an earlier run left half-received is removed, and
 * everything temporary goes inside, because the rest of the file system may be read-only.
 */
final class DataDirectory {
    private static final List<String> TEMPORARY = List.of("staging", "work", "empty");

    private DataDirectory() {}

    /** @throws IllegalStateException if another hall runs on the directory */
    static void claim(Path directory) {
        try {
            Files.createDirectories(directory);
            var lock = lock(directory.resolve("hall.lock"));
            if (lock == null) {
                throw new IllegalStateException(
                        "Another hall runs on HALL_DATA_DIR=" + directory + "; give each its own");
            }
            for (var name : TEMPORARY) {
                empty(directory.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "HALL_DATA_DIR=" + directory + " cannot be used; check that it is writable", e);
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
