package io.parkcloud.engine.steps;

import io.parkcloud.devops.pipeline.spi.FileSink;
import io.parkcloud.devops.pipeline.spi.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files that a stranger wrote or will write, handled as root: no link is ever followed. */
final class Trees {

    private Trees() {}

    /** Fills an empty folder. Links come last, so that nothing is written through one. */
    static void fill(Path folder, SourceTree source) throws IOException {
        var links = new TreeMap<String, String>();
        source.each(new SourceTree.Visitor() {
            @Override
            public void file(String path, boolean executable, InputStream content) throws IOException {
                var file = inside(folder, path);
                Files.createDirectories(file.getParent());
                try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                    content.transferTo(out);
                }
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }

            @Override
            public void link(String path, String target) {
                links.put(path, target);
            }
        });
        for (var link : links.entrySet()) {
            var file = inside(folder, link.getKey());
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file, Path.of(link.getValue()));
        }
    }

    private static Path inside(Path folder, String path) throws IOException {
        var file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IOException("not a path inside of the workspace: " + path);
        }
        return file;
    }

    /** Gives a folder and everything in it to a uid. */
    static void give(Path folder, int uid) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                return own(dir);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return own(file);
            }

            private FileVisitResult own(Path path) throws IOException {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Hands over the plain files that fit a pattern, in order. */
    static void collect(Path folder, List<PathMatcher> globs, FileSink sink) throws IOException {
        var found = new TreeMap<String, Path>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var path = folder.relativize(file);
                if (attributes.isRegularFile() && globs.stream().anyMatch(glob -> glob.matches(path))) {
                    found.put(path.toString(), file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE; // A process that was just ended has tidied up.
            }
        });
        for (Map.Entry<String, Path> file : found.entrySet()) {
            try (var in = Files.newInputStream(file.getValue(), LinkOption.NOFOLLOW_LINKS)) {
                sink.take(file.getKey(), in);
            }
        }
    }

    /** Removes a folder with everything in it; none is success. What comes into it meanwhile is looked for a few times more. */
    static void remove(Path folder) throws IOException {
        IOException last = null;
        for (int tries = 0; tries < 5 && Files.exists(folder, LinkOption.NOFOLLOW_LINKS); tries++) {
            try {
                removeOnce(folder);
                last = null;
            } catch (IOException busy) {
                last = busy;
            }
        }
        if (last != null) {
            throw last;
        }
    }

    private static void removeOnce(Path folder) throws IOException {
        var folders = new ArrayList<Path>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                if (why instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw why;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                folders.add(dir);
                return FileVisitResult.CONTINUE;
            }
        });
        for (var dir : folders.reversed()) {
            Files.deleteIfExists(dir);
        }
    }
}
