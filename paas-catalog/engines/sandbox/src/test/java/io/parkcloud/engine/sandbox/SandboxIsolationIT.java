package io.parkcloud.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.SandboxFile;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.Workload.Artifact;
import io.parkcloud.workloads.spi.Workload.RestartPolicy;
import io.parkcloud.workloads.spi.WorkloadState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workload can and cannot reach. Each test asks from the inside: the answers are what the workload printed. */
final class SandboxIsolationIT {

    private static SandboxFixture fixture;

    private final ResourceId id = new ResourceId(UUID.randomUUID());

    @BeforeAll
    static void open() throws IOException {
        fixture = new SandboxFixture();
    }

    @AfterEach
    void deleteAll() {
        fixture.deleteAll();
    }

    @AfterAll
    static void close() {
        if (fixture != null) {
            fixture.close();
        }
    }

    private Workload script(String script) {
        return fixture.workload(
                id, Workload.Command.of("sh", "-c", script + "; echo DONE; sleep infinity"), RestartPolicy.NEVER);
    }

    private String printed(Workload workload) {
        fixture.engine.apply(workload);
        return String.join("\n", fixture.logWith(workload.id(), "DONE"));
    }

    @Test
    void thereIsNoRootInside() {
        var output = printed(
                script("echo uid $(id -u); cat /proc/self/uid_map; grep -E 'Cap(Eff|Bnd)|NoNewPrivs' /proc/self/status;"
                        + " unshare -U true || echo no-new-namespace; touch /usr/x 2>&1; mount -t tmpfs x /tmp 2>&1"));
        int first = fixture.properties().uidFirst();
        assertThat(output)
                .containsPattern("uid " + (first + 10) + "\\b")
                .containsPattern("CapEff:\\s+0000000000000000")
                .containsPattern("CapBnd:\\s+0000000000000000")
                .containsPattern("NoNewPrivs:\\s+1")
                .contains("no-new-namespace", "Read-only file system")
                .doesNotContainPattern("(?m) 0 +0 +4294967295$")
                .doesNotContain("uid 0");
    }

    @Test
    void theHostsFilesAndProcessesAreNotThere() throws IOException {
        var secret = fixture.properties().home().resolve("secrets/master.key");
        assertThat(secret).exists();
        var output = printed(script("echo root: $(ls /); ls " + secret + " /root /home /var/lib 2>&1;"
                + " echo processes: $(ls -d /proc/[0-9]* | wc -l); ls -A /etc"));
        assertThat(output)
                .contains("cannot access '" + secret + "'", "cannot access '/root'", "cannot access '/home'")
                .containsPattern("processes: [2-6]\\b")
                .doesNotContain("shadow");
    }

    @Test
    void theHostsNetworkIsOutOfReach() throws IOException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var output = printed(script("ls /sys/class/net 2>/dev/null; cat /proc/net/dev;"
                    + " timeout 2 bash -c 'exec 3<>/dev/tcp/127.0.0.1/" + listener.getLocalPort()
                    + "' && echo REACHED || echo unreachable"));
            assertThat(output).contains("unreachable", "eth0:", "lo:").doesNotContain("REACHED", "docker", "veth");
        }
    }

    @Test
    void aSecretIsOnNoCommandLine() throws IOException {
        var secret = "s3cret-" + UUID.randomUUID();
        var command = new Workload.Command(
                List.of(
                        "sh",
                        "-c",
                        "echo env $TOKEN; cat /files/token; stat -c %a /files/token; echo DONE; sleep infinity"),
                Map.of("TOKEN", secret));
        var workload = SandboxFixture.with(
                fixture.workload(id, command, RestartPolicy.NEVER),
                Optional.empty(),
                List.of(SandboxFile.secret("token", secret + "-file\n")),
                Optional.empty());
        assertThat(printed(workload)).contains("env " + secret, secret + "-file", "600");
        try (var processes = Files.list(Path.of("/proc"))) {
            for (var process : processes
                    .filter(p -> p.getFileName().toString().matches("\\d+"))
                    .toList()) {
                assertThat(commandLine(process)).as(process.toString()).doesNotContain(secret);
            }
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    void twoWorkloadsHaveDifferentUidsAndSeeOnlyTheirOwnData() {
        var other = fixture.workload(
                id.derive("other"),
                Workload.Command.of(
                        "sh", "-c", "echo mine > /data/other; echo uid $(id -u); echo DONE; sleep infinity"),
                RestartPolicy.NEVER);
        var second = printed(other);
        var first = printed(script("echo uid $(id -u); ls /data; ls /run /mnt 2>&1"));
        assertThat(first).doesNotContain("other");
        assertThat(uid(first)).isNotEqualTo(uid(second));
    }

    private static String uid(String output) {
        return output.replaceAll("(?s).*uid (\\d+).*", "$1");
    }

    @Test
    void theMemoryLimitBites() {
        fixture.engine.apply(fixture.workload(
                id,
                Workload.Command.of("sh", "-c", "echo big; exec dd if=/dev/zero of=/dev/null bs=200M count=1"),
                RestartPolicy.NEVER));
        var crashed = (WorkloadState.Crashed) fixture.eventually(id, state -> state instanceof WorkloadState.Crashed);
        assertThat(crashed.reason()).contains("more memory than its limit of 64 MiB");
        fixture.engine.apply(withMemory(ByteSize.ofMiB(512)));
        fixture.eventually(id, state -> state instanceof WorkloadState.Stopped);
    }

    private Workload withMemory(ByteSize memory) {
        var small = fixture.workload(
                id,
                Workload.Command.of("sh", "-c", "exec dd if=/dev/zero of=/dev/null bs=200M count=1"),
                RestartPolicy.NEVER);
        return new Workload(
                id,
                id.derive("project"),
                id,
                1,
                true,
                small.command(),
                Optional.empty(),
                List.of(),
                List.of(),
                Workload.Limits.ofMemory(memory),
                small.network(),
                Optional.empty(),
                RestartPolicy.NEVER);
    }

    @Test
    void aForkBombStaysInside() {
        fixture.engine.apply(script("for i in $(seq 400); do sleep 60 & done"));
        fixture.logWith(id, "Cannot fork");
    }

    @Test
    void artifactsAreReadableWhereverTheyAreAndCannotBeChanged(@TempDir Path closed) throws IOException {
        var program = Files.writeString(closed.resolve("program.sh"), "echo artifact runs\n");
        assertThat(closed.toFile().setReadable(false, false)).isTrue();
        var base = fixture.workload(
                id,
                Workload.Command.of(
                        "sh", "-c", "sh /artifacts/program; echo x >> /artifacts/program; echo DONE; sleep infinity"),
                RestartPolicy.NEVER);
        var workload = new Workload(
                id,
                id.derive("project"),
                id,
                1,
                true,
                base.command(),
                Optional.empty(),
                List.of(),
                List.of(new Artifact("program", program)),
                base.limits(),
                base.network(),
                Optional.empty(),
                RestartPolicy.NEVER);
        assertThat(printed(workload)).contains("artifact runs", "cannot create /artifacts/program");
        assertThat(program).hasContent("echo artifact runs");
    }
}
