package io.parkcloud.engine.local.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process was writing goes, and nothing else. */
final class DraftsTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void onlyDraftsOfEarlierProcessesAreSweptUp() throws IOException {
        var dead = Files.createFile(folder.resolve(Drafts.PREFIX + "dead"));
        var deadFolder = Files.createDirectory(folder.resolve(Drafts.PREFIX + "folder"));
        Files.createFile(deadFolder.resolve("within"));
        var whole = Files.createFile(folder.resolve("whole"));
        for (var old : new Path[] {dead, deadFolder, whole}) {
            Files.setLastModifiedTime(old, LONG_AGO);
        }
        var mine = Files.createTempFile(folder, Drafts.PREFIX, "");

        Drafts.sweep(folder);

        assertThat(folder).isDirectoryNotContaining(path -> path.equals(dead) || path.equals(deadFolder));
        assertThat(whole).exists();
        assertThat(mine).exists();
    }

    @Test
    void aTreeGoesButNotWhatItPointsAt() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        var kept = Files.createFile(elsewhere.resolve("kept"));
        var tree = Files.createDirectories(folder.resolve("tree/deep"));
        Files.createSymbolicLink(tree.resolve("link"), elsewhere);

        Drafts.deleteTree(folder.resolve("tree"));
        Drafts.deleteTree(folder.resolve("tree"));

        assertThat(folder.resolve("tree")).doesNotExist();
        assertThat(kept).exists();
    }
}
