package io.parkcloud.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.HealthProbe;
import io.parkcloud.workloads.spi.HealthProbe.Question;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.Workload.RestartPolicy;
import io.parkcloud.workloads.spi.WorkloadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Data, health, polite ends, and what is left when something dies half-way. */
final class SandboxLifeIT {

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

    private Workload shell(String script) {
        return fixture.workload(id, Workload.Command.of("sh", "-c", script), RestartPolicy.ALWAYS);
    }

    private WorkloadState.Running running() {
        return (WorkloadState.Running)
                fixture.eventually(id, state -> state instanceof WorkloadState.Running running && running.healthy());
    }

    private Path data(String name) {
        return fixture.properties()
                .workloads()
                .resolve(id.toString())
                .resolve("data")
                .resolve(name);
    }

    @Test
    void dataOutlivesAKillAndAChangeAndTheInitialCommandRanOnce() {
        var init = Optional.of(Workload.Command.of("sh", "-c", "echo init >> /data/log"));
        var wanted = SandboxFixture.with(
                shell("echo start >> /data/log; exec sleep infinity"), init, List.of(), Optional.empty());
        fixture.engine.apply(wanted);
        hasWritten("init\nstart\n");
        kill(running().pid());
        hasWritten("init\nstart\nstart\n");
        fixture.eventually(id, state -> state instanceof WorkloadState.Running again && again.restarts() == 1);
        fixture.engine.apply(SandboxFixture.with(
                shell("echo changed >> /data/log; exec sleep infinity"), init, List.of(), Optional.empty()));
        hasWritten("init\nstart\nstart\nchanged\n");
        running();
    }

    /** Running means that there is a process, not that it has come to its first line. */
    private void hasWritten(String text) {
        fixture.eventually(id, state -> {
            try {
                return Files.exists(data("log"))
                        && Files.readString(data("log")).equals(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    @Test
    void aWorkloadIsAskedToEndBeforeItIsKilled() {
        var polite = shell("trap 'echo polite > /data/end; exit 0' TERM; echo READY; while :; do sleep 0.1; done");
        fixture.engine.apply(polite);
        fixture.logWith(id, "READY");
        fixture.engine.apply(polite.withRun(false));
        fixture.eventually(id, state -> state instanceof WorkloadState.Stopped);
        assertThat(data("end")).hasContent("polite");
    }

    @Test
    void aDeafWorkloadIsKilledAfterTheGrace() {
        fixture.engine.apply(shell("trap '' TERM; while :; do sleep 0.1; done"));
        var pid = running().pid();
        fixture.engine.delete(id, 1);
        assertThat(Files.exists(Path.of("/proc", Long.toString(pid), "exe"))).isFalse();
    }

    @Test
    void healthIsAskedInsideByEveryKindOfProbe() {
        var server = "busybox httpd -f -p 8080 -h /data";
        for (var question : List.of(
                new Question.Tcp(8080),
                new Question.Http(8080, "/ok"),
                new Question.Exec(Workload.Command.of("sh", "-c", "test $(id -u) -ne 0 && test -e /data/ok")))) {
            var probe = Optional.of(new HealthProbe(question, Duration.ofMillis(200), Duration.ofSeconds(1), 1, 2));
            fixture.engine.apply(
                    SandboxFixture.with(shell("touch /data/ok; exec " + server), Optional.empty(), List.of(), probe));
            running();
        }
    }

    @Test
    void anUnhealthyWorkloadIsSeenAndSeenAgainWhenItIsBetter() throws IOException {
        var probe = Optional.of(new HealthProbe(
                new Question.Exec(Workload.Command.of("test", "-e", "/data/ok")),
                Duration.ofMillis(150),
                Duration.ofSeconds(1),
                1,
                2));
        fixture.engine.apply(SandboxFixture.with(shell("exec sleep infinity"), Optional.empty(), List.of(), probe));
        SandboxFixture.passTime();
        assertThat(fixture.engine.observe(id).state()).isInstanceOf(WorkloadState.Starting.class);
        fixture.eventually(id, state -> Files.isDirectory(data(".")));
        Files.createFile(data("ok"));
        running();
        Files.delete(data("ok"));
        fixture.eventually(id, state -> state instanceof WorkloadState.Running seen && !seen.healthy());
        Files.createFile(data("ok"));
        running();
    }

    @Test
    void workloadsLiveOnWithoutThePlatform() {
        var wanted = shell("exec sleep infinity");
        fixture.engine.apply(wanted);
        var before = running();
        try (var restarted = fixture.newEngine()) {
            assertThat(restarted.observe(id).is(wanted)).isTrue();
            restarted.apply(wanted.withFence(2));
            assertThat(restarted.observe(id).state()).isEqualTo(before);
            restarted.delete(id, 2);
        }
        assertThat(fixture.engine.observe(id).state()).isInstanceOf(WorkloadState.Absent.class);
    }

    @Test
    void whatWasLeftHalfMadeIsFinishedOrRemoved() throws IOException {
        var wanted = shell("exec sleep infinity");
        fixture.network.failing(true);
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> fixture.engine.apply(wanted));
        assertThat(fixture.engine.observe(id).is(wanted)).isFalse();
        assertThat(fixture.engine.observeAll()).containsKey(id);
        fixture.network.failing(false);
        fixture.engine.apply(wanted);
        running();
        fixture.network.failing(true);
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> fixture.engine.delete(id, 1));
        fixture.network.failing(false);
        fixture.engine.apply(wanted);
        running();
        fixture.engine.delete(id, 1);
        assertNothingLeft();
    }

    private void assertNothingLeft() throws IOException {
        try (var namespaces = Files.list(Path.of("/run/netns"))) {
            assertThat(namespaces.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(id.shortName(12)));
        }
        try (var groups = Files.walk(Path.of("/sys/fs/cgroup"), 3)) {
            assertThat(groups).noneMatch(path -> path.endsWith(id.toString()));
        }
        assertThat(fixture.properties().scan().resolve("w-" + id)).doesNotExist();
        assertThat(fixture.properties().workloads().resolve(id.toString())).doesNotExist();
        assertThat(fixture.properties().home().resolve("log/w-" + id)).doesNotExist();
    }

    @Test
    void aKilledSupervisorLeavesOneProcess() throws IOException {
        fixture.engine.apply(shell("echo $$ run >> /data/starts; exec sleep infinity"));
        var before = running();
        var supervisor = ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).equals("s6-supervise\0w-" + id + "\0"))
                .findFirst()
                .orElseThrow();
        assertThat(supervisor.destroyForcibly()).isTrue();
        fixture.eventually(id, state -> state instanceof WorkloadState.Running again && again.pid() != before.pid());
        assertThat(ProcessHandle.of(before.pid())).isEmpty();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    void aMissingNamespaceIsSaidAndMended() {
        var wanted = shell("exec sleep infinity");
        fixture.engine.apply(wanted);
        var before = running();
        fixture.network.unplug(id.derive("port"), "pc" + fixture.properties().installation() + "-" + id.shortName(12));
        kill(before.pid());
        fixture.eventually(
                id,
                state -> state instanceof WorkloadState.Crashed crashed
                        && crashed.reason().contains("network namespace")
                        && crashed.reason().contains("is missing"));
        fixture.engine.apply(wanted);
        fixture.eventually(id, state -> state instanceof WorkloadState.Running again && again.pid() != before.pid());
    }

    @Test
    void theLogKeepsTheLastLines() {
        fixture.engine.apply(shell("for i in $(seq 50); do echo line $i; done; echo DONE; exec sleep infinity"));
        fixture.logWith(id, "DONE");
        assertThat(fixture.engine.log(id, 3)).hasSize(3).last().asString().contains("DONE");
        assertThat(fixture.engine.log(id, 100)).hasSize(51);
    }
}
