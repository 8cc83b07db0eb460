package io.parkcloud.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The code of this repository: compiled classes of all modules, and the files they come from. */
final class Code {

    /** Of the repository. Maven runs tests in their module's folder. */
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Set<String> NOT_OURS = Set.of("node_modules", "target", "dist", ".git", ".idea");

    private static final JavaClasses MAIN = new ClassFileImporter().importPaths(folders());

    private Code() {}

    /** Everything that is shipped. */
    static JavaClasses main() {
        return MAIN;
    }

    /** Folders of compiled classes, of every module that has any. */
    static List<Path> folders() {
        var all = new ArrayList<Path>();
        for (var pom : files("pom.xml")) {
            var classes = pom.resolveSibling("target/classes");
            if (Files.isDirectory(classes)) {
                all.add(classes);
            }
        }
        if (all.size() < 20) {
            throw new AssertionError("compile all modules first; found only " + all);
        }
        return all;
    }

    /** Our own files whose names end like that, wherever they are. */
    static List<Path> files(String... endings) {
        var all = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    for (var ending : endings) {
                        if (file.getFileName().toString().endsWith(ending)) {
                            all.add(file);
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
