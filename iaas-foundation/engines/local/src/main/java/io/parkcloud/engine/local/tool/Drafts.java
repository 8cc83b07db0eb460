package io.parkcloud.engine.local.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Files and folders that are being written and get their name when they are whole. A process that is killed over them leaves
 * them lying; its successor sweeps them up.
 */
public final class Drafts {

    /** What their names begin with. */
    public static final String PREFIX = ".draft-";

    private Drafts() {}

    /** Removes the drafts in this folder that are older than this process, which therefore nobody will finish. */
    public static void sweep(Path folder) throws IOException {
        var start = ProcessHandle.current().info().startInstant().orElse(Instant.MIN);
        List<Path> drafts;
        try (var files = Files.list(folder)) {
            drafts = files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
        for (var draft : drafts) {
            if (Files.getLastModifiedTime(draft, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(start)) {
                deleteTree(draft);
            }
        }
    }

    /** Removes a file, or a folder with everything in it; absent is success. Follows no links. */
    public static void deleteTree(Path root) throws IOException {
        List<Path> found;
        try (var walk = Files.walk(root)) {
            found = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException absent) {
            return;
        }
        for (var path : found) {
            Files.deleteIfExists(path);
        }
    }
}
