package io.parkcloud.engine.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.engine.local.tool.Drafts;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of an instance goes with the instance. */
final class InstanceFilesTest {

    private static final ResourceId ID = ResourceId.of("01900000-0000-7000-8000-000000000001");

    @TempDir
    private Path directory;

    @Test
    void aSeedOverWhichThePlatformWasKilledDoesNotKeepTheFolder() throws IOException {
        var files = new InstanceFiles(directory);
        files.prepare(ID);
        var seed = files.of(ID).seed();
        Files.createFile(seed);
        var draft = Files.createTempDirectory(seed.getParent(), Drafts.PREFIX);
        Files.createFile(draft.resolve("user-data"));

        files.remove(ID);
        files.remove(ID);

        assertThat(seed.getParent()).doesNotExist();
    }
}
