package io.parkcloud.devops.git.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryGitStorageTest {

    private final ResourceId id = new ResourceId(UUID.fromString("01890000-0000-7000-8000-000000000001"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private DirectoryGitStorage storage;

    @BeforeEach
    void prepare() {
        storage = new DirectoryGitStorage(directory.resolve("git"));
    }

    @Test
    void aRepositoryIsEmptyAtFirstAndStaysWhenItIsMadeAgain() throws IOException {
        assertThat(storage.observe(id)).isEmpty();
        storage.create(id, "main");
        assertThat(storage.observe(id).orElseThrow().branches()).isEmpty();
        var commit = commit("main");

        storage.create(id, "main");

        assertThat(storage.observe(id).orElseThrow().branches()).containsEntry("main", commit.name());
    }

    @Test
    void aCloneBeginsOnTheDefaultBranch() throws IOException {
        storage.create(id, "trunk");
        try (var repository = storage.open(id)) {
            assertThat(repository.getFullBranch()).isEqualTo("refs/heads/trunk");
        }
        storage.setDefaultBranch(id, "release");
        storage.setDefaultBranch(id, "release");
        try (var repository = storage.open(id)) {
            assertThat(repository.getFullBranch()).isEqualTo("refs/heads/release");
        }
    }

    @Test
    void whatWasLeftHalfWayIsMadeAnew() throws IOException {
        Files.createDirectories(directory.resolve("git/" + id + ".half/objects"));

        storage.create(id, "main");

        assertThat(storage.observe(id)).isPresent();
        assertThat(names()).containsExactly(id + ".git");
    }

    @Test
    void aDeletedRepositoryLeavesNothing() throws IOException {
        storage.create(id, "main");
        commit("main");

        storage.delete(id);
        storage.delete(id);

        assertThat(storage.observe(id)).isEmpty();
        assertThat(names()).isEmpty();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory.resolve("git"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private ObjectId commit(String branch) throws IOException {
        try (var repository = storage.open(id);
                var inserter = repository.newObjectInserter()) {
            var commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(new TreeFormatter()));
            commit.setAuthor(new PersonIdent("a", "a@example.org"));
            commit.setCommitter(new PersonIdent("a", "a@example.org"));
            commit.setMessage("first");
            var made = inserter.insert(commit);
            inserter.flush();
            var update = repository.updateRef("refs/heads/" + branch);
            update.setNewObjectId(made);
            update.update();
            return made;
        }
    }
}
