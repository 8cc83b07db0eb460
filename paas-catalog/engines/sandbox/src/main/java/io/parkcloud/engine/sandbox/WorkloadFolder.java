package io.parkcloud.engine.sandbox;

import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known of one workload, as files: what it shall be ({@code settings}, {@code *.command}, {@code files}),
 * what its run script saw ({@code state}), its data and its service folder. Readable by root alone; a small file is replaced
 * whole or not at all.
 */
final class WorkloadFolder {

    private static final int DELETIONS = 5;

    private final Path at;

    WorkloadFolder(Path workloads, ResourceId id) {
        this.at = workloads.resolve(id.toString());
    }

    /** The name of its service in the scan directory. */
    static String serviceName(ResourceId id) {
        return "w-" + id;
    }

    boolean exists() {
        return Files.isDirectory(at);
    }

    Path path(String name) {
        return at.resolve(name);
    }

    boolean has(String name) {
        return Files.exists(path(name));
    }

    /** The content without surrounding space; empty if there is no such file. */
    Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(path(name)).strip());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    long number(String name) {
        return read(name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    void write(String name, String content, String permissions) {
        write(name, content.getBytes(StandardCharsets.UTF_8), permissions);
    }

    void write(String name, byte[] content, String permissions) {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
        var target = path(name);
        var aside = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(aside);
            Files.createFile(aside, mode);
            Files.setPosixFilePermissions(aside, mode.value()); // whatever the umask is
            Files.write(aside, content);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + target, e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException("removing " + path(name), e);
        }
    }

    /** A folder of the given mode and, unless it is 0, owner. */
    void makeFolder(String name, String permissions, int owner) {
        try {
            Files.createDirectories(path(name));
            Files.setPosixFilePermissions(path(name), PosixFilePermissions.fromString(permissions));
            give(name, owner);
        } catch (IOException e) {
            throw new UncheckedIOException("making " + path(name), e);
        }
    }

    void give(String name, int owner) {
        try {
            if (owner != 0) {
                Files.setAttribute(path(name), "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path(name), "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("giving " + path(name) + " to uid " + owner, e);
        }
    }

    /** NUL-separated words, as bash's mapfile and bubblewrap read them. */
    void writeWords(String name, List<String> words) {
        var text = new StringBuilder();
        words.forEach(word -> text.append(word).append('\0'));
        write(name, text.toString(), "rw-------");
    }

    List<String> readWords(String name) {
        try {
            var text = Files.readString(path(name));
            var words = new ArrayList<>(List.of(text.split("\0", -1)));
            words.removeLast(); // what follows the last NUL
            return words;
        } catch (IOException absent) {
            return List.of();
        }
    }

    void writeSettings(Map<String, String> settings) {
        var text = new StringBuilder();
        settings.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        write("settings", text.toString(), "rw-------");
    }

    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        read("settings").ifPresent(text -> text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        }));
        return settings;
    }

    /** Removes a part with everything in it; absent is success. Follows no links out of it. */
    void deleteTree(String name) {
        deleteTree(path(name));
    }

    void delete() {
        deleteTree(at);
    }

    /** What is just ending may write its last word while we remove: then we look again. */
    static void deleteTree(Path root) {
        for (int attempt = 1; Files.exists(root, LinkOption.NOFOLLOW_LINKS); attempt++) {
            try {
                deleteOnce(root);
            } catch (IOException | UncheckedIOException e) {
                if (attempt == DELETIONS) {
                    throw new UncheckedIOException("removing " + root, new IOException(e));
                }
            }
        }
    }

    private static void deleteOnce(Path root) throws IOException {
        try (var walk = Files.walk(root)) {
            for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
