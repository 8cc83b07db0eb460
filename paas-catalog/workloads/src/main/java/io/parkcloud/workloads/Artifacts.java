package io.parkcloud.workloads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The programs that the platform offers to applications: one jar each, in one folder. */
public final class Artifacts {

    private static final String SUFFIX = ".jar";

    private final Path folder;

    public Artifacts(Path folder) {
        this.folder = folder;
    }

    /**
     * Where the program is. A link is followed, so that a program installed anew under the same name has another path and
     * its applications are started again.
     */
    public Optional<Path> find(String name) {
        var jar = folder.resolve(name + SUFFIX);
        try {
            return Files.isRegularFile(jar) ? Optional.of(jar.toRealPath()) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** The file that the name stands for at present; another one when the program was installed anew. */
    public Optional<String> present(String name) {
        return find(name).map(path -> path.getFileName().toString());
    }

    /** Where a file is that {@link #present} told; empty if it has been taken away since. */
    public Optional<Path> file(String present) {
        var jar = folder.resolve(present);
        return Files.isRegularFile(jar) ? Optional.of(jar) : Optional.empty();
    }

    /** All names, sorted; those with a version after an {@code @} are targets of links. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.contains("@"))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + folder, e);
        }
    }
}
