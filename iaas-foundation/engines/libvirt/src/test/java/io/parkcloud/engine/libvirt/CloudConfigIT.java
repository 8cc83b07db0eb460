package io.parkcloud.engine.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.engine.local.tool.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guest image understands of cloud-config, with the very awk that is in the guest. */
final class CloudConfigIT {

    @TempDir
    private Path folder;

    @Test
    void theSubsetIsReadAsYamlSays() throws IOException {
        read(Files.readString(Path.of("src/test/resources/golden/cloud-config.yaml")));
        assertThat(state("hostname")).isEqualTo("web-2\n");
        assertThat(state("password")).isEqualTo("a: #1\n");
        assertThat(state("keys")).isEqualTo("ssh-ed25519 A b, c\nssh-rsa B\n");
        assertThat(state("files/1/path")).isEqualTo("/a");
        assertThat(state("files/1/permissions")).isEqualTo("0600");
        assertThat(state("files/1/owner")).isEqualTo("haproxy:haproxy");
        assertThat(state("files/1/content")).isEqualTo("first: line\n\n  indented - more\n# not a comment\n");
        assertThat(state("files/2/content")).isEqualTo("it's");
        assertThat(state("files/3/content")).isEqualTo("no newline at the end");
        assertThat(state("fs_setup")).isEqualTo("/dev/vdb ext4 data\n");
        assertThat(state("mounts")).isEqualTo("/dev/vdb /data auto defaults\nLABEL=x /x ext4 ro,noatime\n");
        assertThat(state("runcmd"))
                .isEqualTo(
                        "echo one\n'sh' '-c' 'echo '\\''two'\\''; echo \"three\"' \nfor i in 1 2; do\n  echo $i\ndone\n\n");
    }

    @Test
    void aListAtTheEndOfTheFileWithoutANewlineIsRead() throws IOException {
        read("#cloud-config\nruncmd:\n- echo last");
        assertThat(state("runcmd")).isEqualTo("echo last\n");
    }

    private void read(String config) throws IOException {
        Files.createDirectories(folder.resolve("files"));
        var file = folder.resolve("user-data");
        Files.writeString(file, config);
        var ended = new Commands(Duration.ofSeconds(10))
                .run(
                        "busybox",
                        "awk",
                        "-v",
                        "state=" + folder,
                        "-f",
                        "image/rootfs/etc/micro/cloud-config.awk",
                        file.toString());
        assertThat(ended.ok()).as(ended.complaint()).isTrue();
    }

    private String state(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
