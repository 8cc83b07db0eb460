package io.parkcloud.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.HealthProbe;
import io.parkcloud.workloads.spi.HealthProbe.Question;
import io.parkcloud.workloads.spi.SandboxFile;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.Workload.Artifact;
import io.parkcloud.workloads.spi.Workload.RestartPolicy;
import io.parkcloud.workloads.spi.WorkloadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a workload finds in its pod, and what becomes of its data. */
@Execution(ExecutionMode.CONCURRENT)
final class KubernetesLifeIT {

    private static @Nullable TestCluster opened;

    private final ResourceId id = new ResourceId(UUID.randomUUID());

    @BeforeAll
    static void open() {
        opened = new TestCluster();
    }

    @AfterEach
    void delete() {
        cluster().delete(id);
    }

    @AfterAll
    static void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private static TestCluster cluster() {
        return Objects.requireNonNull(opened);
    }

    private Draft shell(String script) {
        return new Draft(cluster().workload(id, Workload.Command.of("sh", "-c", script), RestartPolicy.ALWAYS));
    }

    /** As a reconciler does: applies until it is applied, again after a failure that may pass, then waits until it runs. */
    private WorkloadState.Running converge(Workload wanted) {
        cluster().eventually(id, state -> {
            if (!cluster().engine.observe(id).is(wanted)) {
                applyAgain(wanted);
                return false;
            }
            return state instanceof WorkloadState.Running running && running.healthy();
        });
        return cluster().running(id);
    }

    private static void applyAgain(Workload wanted) {
        try {
            cluster().engine.apply(wanted);
        } catch (EngineException e) {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(EngineErrors.UNAVAILABLE);
        }
    }

    private String data(String file) {
        return cluster().inside(id, "cat", "/data/" + file);
    }

    /** Running means that there is a process, not that it has come to its first line. */
    private void hasWritten(String... lines) {
        cluster()
                .eventually(
                        id,
                        state -> state instanceof WorkloadState.Running
                                && data("log").equals(String.join("\n", lines)));
    }

    private void deletePod() {
        var pod = cluster().pod(id);
        cluster().client.resource(pod).delete();
        cluster().eventually(id, state -> cluster().pods().stream()
                .noneMatch(other ->
                        other.getMetadata().getUid().equals(pod.getMetadata().getUid())));
    }

    @Test
    void dataOutlivesThePodAndTheInitialCommandRanOnce() {
        converge(shell("echo start >> /data/log; exec sleep infinity")
                .init("echo init >> /data/log")
                .done());
        hasWritten("init", "start");
        deletePod();
        hasWritten("init", "start", "start");
        converge(shell("echo changed >> /data/log; exec sleep infinity")
                .init("echo init >> /data/log")
                .done());
        hasWritten("init", "start", "start", "changed");
    }

    @Test
    void aFailedInitialCommandIsRepeatedOnEmptyData() {
        var init = "ls -A /data; [ ! -e /data/left ] || exit 9; touch /data/left; "
                + "[ -e /tmp/again ] || { touch /tmp/again; exit 3; }; echo init >> /data/log";
        converge(shell("exec sleep infinity").init(init).done());
        hasWritten("init");
    }

    @Test
    void insideThereIsNobodyWhoMayDoAnything() {
        converge(shell("exec sleep infinity").done());
        assertThat(cluster().inside(id, "id")).startsWith("uid=10001(workload) gid=10001(workload)");
        assertThat(cluster().inside(id, "cat", "/proc/self/status"))
                .contains("CapEff:\t0000000000000000", "CapBnd:\t0000000000000000", "NoNewPrivs:\t1", "Seccomp:\t2");
        assertThat(cluster().inside(id, "touch", "/here", "/artifacts/here", "/files/here", "/etc/passwd"))
                .contains("touch: cannot touch '/here'", "'/artifacts/here'", "'/files/here'", "'/etc/passwd'");
        assertThat(cluster().inside(id, "ls", "/var/run/secrets")).contains("No such file");
        assertThat(cluster().inside(id, "sh", "-c", "cd; pwd; touch /tmp/here && echo tmp"))
                .isEqualTo("/data\ntmp");
    }

    @Test
    void filesVariablesAndArgumentsArriveAsTheyAre() {
        var command = new Workload.Command(
                List.of(
                        "sh",
                        "-c",
                        "cat /files/a.txt /files/deep/b.key; echo \"$ODD|$1\"; sleep infinity",
                        "x",
                        "$(HOME)$$"),
                Map.of("ODD", "$(PATH) 'quoted' \"$$\""));
        var wanted = shell("")
                .command(command)
                .files(SandboxFile.text("a.txt", "plain\n"), SandboxFile.secret("deep/b.key", "key\n"))
                .done();
        converge(wanted);
        cluster().eventually(id, state -> cluster()
                .engine
                .log(id, 10)
                .equals(List.of("plain", "key", "$(PATH) 'quoted' \"$$\"|$(HOME)$$")));
        assertThat(cluster().engine.log(id, 1)).hasSize(1);
    }

    @Test
    void artifactsAreSentIntoTheVolumeAndStayThere(@TempDir Path folder) throws IOException {
        var word = Files.writeString(folder.resolve("word"), "hello ".repeat(1_000_000));
        Files.writeString(Files.createDirectories(folder.resolve("tree/deep")).resolve("leaf"), "leaf");
        converge(shell("cat /artifacts/tree/deep/leaf >> /data/log; echo >> /data/log; exec sleep infinity")
                .artifacts(new Artifact("word", word), new Artifact("tree", folder.resolve("tree")))
                .done());
        hasWritten("leaf");
        assertThat(cluster().inside(id, "wc", "-c", "/artifacts/word")).startsWith("6000000 ");
        Files.delete(word);
        deletePod();
        hasWritten("leaf", "leaf");
    }

    @Test
    void healthIsWhatItsProbeSays() {
        var ask = new Workload.Command(List.of("sh", "-c", "[ -e \"/data/$FILE\" ]"), Map.of("FILE", "it's well"));
        var probe = new HealthProbe(new Question.Exec(ask), Duration.ofSeconds(1), Duration.ofSeconds(2), 1, 2);
        cluster().engine.apply(shell("exec sleep infinity").health(probe).done());
        cluster()
                .eventually(
                        id, state -> cluster().pod(id).getStatus().getPhase().equals("Running"));
        assertThat(cluster().engine.observe(id).state()).isInstanceOf(WorkloadState.Starting.class);
        cluster().inside(id, "touch", "/data/it's well");
        var since = cluster().running(id).since();
        cluster().inside(id, "rm", "/data/it's well");
        var unwell = (WorkloadState.Running)
                cluster().eventually(id, state -> state instanceof WorkloadState.Running running && !running.healthy());
        assertThat(unwell.since()).isEqualTo(since);
        cluster().inside(id, "touch", "/data/it's well");
        cluster().running(id);
    }

    @Test
    void aWorkloadBeyondItsMemoryIsKilledAndSaysSo() {
        var greedy = cluster()
                .workload(
                        id,
                        Workload.Command.of("dd", "if=/dev/zero", "of=/dev/null", "bs=200M", "count=1"),
                        RestartPolicy.NEVER);
        cluster().engine.apply(greedy);
        var crashed = (WorkloadState.Crashed) cluster().eventually(id, state -> state instanceof WorkloadState.Crashed);
        assertThat(crashed.reason()).contains("more memory than its limit");
        cluster().engine.apply(new Draft(greedy).memory(ByteSize.ofMiB(512)).done());
        cluster().eventually(id, state -> state instanceof WorkloadState.Stopped);
    }

    /** As often as the engine says that it may help. */
    private static void applyUnlessFenced(Workload wanted) {
        for (int i = 0; i < 20; i++) {
            try {
                cluster().engine.apply(wanted);
                return;
            } catch (EngineException e) {
                if (e.code().equals(EngineErrors.FENCED)) {
                    return;
                }
            }
        }
    }

    @Test
    void ofOwnersThatRaceTheNewestWins() {
        var owners = IntStream.rangeClosed(1, 8)
                .mapToObj(fence -> shell("exec sleep " + (1000 + fence)).done().withFence(fence))
                .toList();
        var threads = owners.stream()
                .map(wanted -> Thread.startVirtualThread(() -> applyUnlessFenced(wanted)))
                .toList();
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(cluster().engine.observe(id).fingerprint())
                .isEqualTo(owners.getLast().fingerprint());
    }
}
