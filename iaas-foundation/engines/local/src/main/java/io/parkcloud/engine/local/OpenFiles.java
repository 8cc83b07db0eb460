package io.parkcloud.engine.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a QEMU process has an image open for writing. QEMU holds a shared open-file-description lock on byte 101 of every
 * image that it may write to (block/file-posix.c: RAW_LOCK_PERM_BASE 100 + bit 1, BLK_PERM_WRITE). Looking the lock up in
 * {@code /proc/locks} disturbs nobody; probing it with a lock of our own could make a guest's start fail.
 */
final class OpenFiles {

    private static final String WRITE_PERMISSION_BYTE = "101";

    private final Path locks;

    OpenFiles(Path locks) {
        this.locks = locks;
    }

    /** Columns: number, class, kind, access, pid, device:inode, first byte, last byte (Linux, proc_locks(5)). */
    boolean writing(Path image) throws IOException {
        var inode = Files.getAttribute(image, "unix:ino").toString();
        for (var line : Files.readAllLines(locks)) {
            var columns = line.strip().split("\\s+");
            if (columns.length >= 8
                    && columns[1].equals("OFDLCK")
                    && columns[5].endsWith(":" + inode)
                    && covers(columns[6], columns[7])) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(String first, String last) {
        long byteNumber = Long.parseLong(WRITE_PERMISSION_BYTE);
        return Long.parseLong(first) <= byteNumber && (last.equals("EOF") || Long.parseLong(last) >= byteNumber);
    }
}
