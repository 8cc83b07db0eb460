package io.parkcloud.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of a log that s6-log keeps: {@code current} and, before it, archives whose names sort by time.
 *
 * @see <a href="https://skarnet.org/software/s6/s6-log.html">s6-log</a>
 */
final class LogTail {

    private LogTail() {}

    static List<String> of(Path folder, int lines) {
        var tail = new ArrayDeque<String>();
        for (var file : newestFirst(folder)) {
            var content = read(file);
            for (int i = content.size() - 1; i >= 0; i--) {
                if (tail.size() >= lines) {
                    return List.copyOf(tail);
                }
                tail.addFirst(content.get(i));
            }
        }
        return List.copyOf(tail);
    }

    private static List<Path> newestFirst(Path folder) {
        var files = new ArrayList<Path>();
        files.add(folder.resolve("current"));
        try (var all = Files.list(folder)) {
            all.filter(file -> file.getFileName().toString().startsWith("@"))
                    .sorted(java.util.Comparator.reverseOrder())
                    .forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + folder, e);
        }
        return files;
    }

    private static List<String> read(Path file) {
        try {
            // What a program writes need not be text; a strange byte must not hide the rest.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (NoSuchFileException rotated) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }
}
