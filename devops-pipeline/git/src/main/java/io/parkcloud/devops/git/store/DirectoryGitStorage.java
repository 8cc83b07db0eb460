package io.parkcloud.devops.git.store;

import io.parkcloud.devops.git.spi.GitStorage;
import io.parkcloud.devops.git.spi.ObservedRepository;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;

/** Bare repositories below one directory, {@code <id>.git} each, as JGit and git itself read them. */
public final class DirectoryGitStorage implements GitStorage {

    private static final String HALF = ".half";

    private final Path directory;

    public DirectoryGitStorage(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    @Override
    public Optional<ObservedRepository> observe(ResourceId id) {
        try (var repository = open(id)) {
            var branches = repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                    .collect(Collectors.toMap(
                            ref -> Repository.shortenRefName(ref.getName()), DirectoryGitStorage::commit));
            return Optional.of(new ObservedRepository(bytes(path(id)), branches));
        } catch (RepositoryNotFoundException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw EngineException.unavailable("repository " + id + " cannot be read", e);
        }
    }

    /** Made beside its place and moved there, so that nobody meets half of one. */
    @Override
    public void create(ResourceId id, String defaultBranch) {
        if (Files.isDirectory(path(id))) {
            return;
        }
        var half = directory.resolve(id + HALF);
        try {
            remove(half);
            Files.createDirectories(half);
            try (var repository =
                    new RepositoryBuilder().setGitDir(half.toFile()).setBare().build()) {
                repository.create(true);
                repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + defaultBranch);
                var settings = repository.getConfig();
                settings.setBoolean("receive", null, "fsckObjects", true);
                settings.save();
            }
            Files.move(half, path(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw EngineException.unavailable("repository " + id + " cannot be made in " + directory, e);
        }
    }

    @Override
    public void setDefaultBranch(ResourceId id, String branch) {
        try (var repository = open(id)) {
            var wanted = Constants.R_HEADS + branch;
            if (!wanted.equals(repository.getFullBranch())) {
                repository.updateRef(Constants.HEAD).link(wanted);
            }
        } catch (IOException e) {
            throw EngineException.unavailable("repository " + id + " cannot begin on " + branch, e);
        }
    }

    @Override
    public void delete(ResourceId id) {
        try {
            if (Files.isDirectory(path(id))) {
                Files.move(path(id), directory.resolve(id + HALF), StandardCopyOption.ATOMIC_MOVE);
            }
            remove(directory.resolve(id + HALF));
        } catch (IOException e) {
            throw EngineException.unavailable("repository " + id + " cannot be removed from " + directory, e);
        }
    }

    /**
     * A repository for reading and writing; to be closed.
     *
     * @throws RepositoryNotFoundException if there is none of this id
     */
    public Repository open(ResourceId id) throws IOException {
        return new RepositoryBuilder()
                .setGitDir(path(id).toFile())
                .setBare()
                .setMustExist(true)
                .build();
    }

    private Path path(ResourceId id) {
        return directory.resolve(id + Constants.DOT_GIT_EXT);
    }

    private static String commit(Ref ref) {
        var id = ref.getObjectId();
        return id == null ? "" : id.name();
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(DirectoryGitStorage::size)
                    .sum();
        }
    }

    /** A file that a push has just tidied away takes no room. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
