package io.parkcloud.engine.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.devops.pipeline.spi.StepEngine;
import io.parkcloud.devops.pipeline.spi.StepOrder;
import io.parkcloud.devops.pipeline.spi.StepService;
import io.parkcloud.devops.pipeline.spi.StepState;
import io.parkcloud.devops.pipeline.testkit.StepEngineContract;
import io.parkcloud.engine.sandbox.SandboxProperties;
import io.parkcloud.kernel.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real sandboxes on a folder of the test's own; needs root, bubblewrap, and the servers of the services. */
final class SandboxStepEngineIT extends StepEngineContract {

    private static final int ROOMS = 3;
    private static final String INSTALLATION = "7e57a1";

    private static Path home = Path.of("");
    private static SandboxStepEngine engine = engine(Path.of(""));

    @BeforeAll
    static void begin() throws IOException {
        home = Files.createTempDirectory("parkcloud-steps");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        Files.createDirectories(home.resolve("run").resolve("mnt"));
        engine = engine(home);
        engine.begin();
    }

    private static SandboxStepEngine engine(Path home) {
        return new SandboxStepEngine(
                new SandboxProperties(
                        home, home.resolve("run"), INSTALLATION, 1_900_000_000, 40, Duration.ofSeconds(3), 200),
                new SandboxStepsProperties(ROOMS, 1, 512, 1, 200, null),
                Clock.systemUTC());
    }

    /** Nothing of it is left: no process, no control group, no claimed uid. */
    @AfterAll
    static void end() throws IOException {
        engine.close();
        try (var claims = Files.list(home.resolve("workloads").resolve(".uids"))) {
            assertThat(claims).isEmpty();
        }
        try (var groups = Files.walk(Path.of("/sys/fs/cgroup"), 3)) {
            for (var group : groups.filter(path -> path.endsWith("parkcloud-" + INSTALLATION))
                    .toList()) {
                try (var steps = Files.list(group)) {
                    assertThat(steps.filter(Files::isDirectory)).isEmpty();
                }
                Files.delete(group);
            }
        }
        Trees.remove(home);
    }

    @Override
    protected StepEngine engine() {
        return engine;
    }

    @Override
    protected int rooms() {
        return ROOMS;
    }

    @Test
    void aStepSeesNothingOfTheBoxAndReachesNothing() {
        var room = open(Map.of());
        engine.start(room, order("look/around", """
                id -u
                ls /workspace /root /home 2>&1 || true
                ls %s 2>&1 || true
                cat /proc/net/dev | grep -c : || true
                (exec 3<>/dev/tcp/127.0.0.1/22) 2>&1 | grep -o refused || true
                (exec 3<>/dev/tcp/192.0.2.1/80) 2>&1 | grep -o unreachable || true
                ps ax 2>/dev/null | grep -c java || true
                touch /usr/x 2>&1 | grep -o Read-only || true
                echo mine >/workspace/new
                """.formatted(home)));
        var ended = ended(room, "look/around");
        var said = log(room, "look/around");
        assertThat(ended.code()).as(said).isZero();
        assertThat(said)
                .doesNotStartWith("0\n")
                .contains("/root': No such file", home + "': No such file", "refused", "unreachable", "Read-only");
    }

    @Test
    void aStepThatNeedsMoreMemoryThanItAskedForSaysSo() {
        var room = open(Map.of());
        engine.start(
                room,
                new StepOrder(
                        "eat/all",
                        "head -c 200m /dev/zero | tail -c 199m >/dev/null",
                        Map.of(),
                        Set.of(),
                        ByteSize.ofMiB(64)));
        var ended = ended(room, "eat/all");
        assertThat(ended.code()).isNotZero();
        assertThat(ended.reason()).hasValueSatisfying(why -> assertThat(why).contains("more memory"));
    }

    @Test
    void aStepThatWritesWithoutEndIsEnded() {
        var room = open(Map.of());
        engine.start(room, order("talk/much", "yes"));
        assertThat(ended(room, "talk/much").reason()).contains("wrote more than 1 MiB");
    }

    @Test
    void servicesAnswerBeforeTheScriptBegins() {
        var room = open(Map.of());
        engine.start(
                room,
                new StepOrder(
                        "test/services",
                        """
                        mariadb --no-defaults -h "$MYSQL_HOST" -u "$MYSQL_USER" "$MYSQL_DATABASE" -e 'SELECT 40 + 2' -N
                        redis-cli -h "$REDIS_HOST" SET a b
                        """,
                        Map.of(),
                        Set.of(StepService.MYSQL, StepService.REDIS),
                        ByteSize.ofMiB(512)));
        var ended = ended(room, "test/services");
        assertThat(ended.code()).as(log(room, "test/services")).isZero();
        assertThat(log(room, "test/services")).isEqualTo("42\nOK\n");
    }

    @Test
    void secretsAreForTheirStepOnly() {
        var room = open(Map.of());
        var secret = "it's \"quite\" $secret\nin two lines";
        engine.start(
                room,
                new StepOrder(
                        "use/secret",
                        "test \"$KEY\" = \"$(printf '%s' \"$KEY\")\" && printf '%s' \"$KEY\"",
                        Map.of("KEY", secret),
                        Set.of(),
                        ByteSize.ofMiB(128)));
        assertThat(ended(room, "use/secret").code()).isZero();
        assertThat(log(room, "use/secret")).isEqualTo(secret);
        engine.start(room, order("use/nothing", "echo \"${KEY-none}\"; cat /step/environment; ls /scratch"));
        ended(room, "use/nothing");
        assertThat(log(room, "use/nothing")).startsWith("none\n").doesNotContain("quite");
        engine.close(room);
        assertThat(home.resolve("steps").resolve("rooms").resolve(room.toString()))
                .satisfies(folder -> {
                    try (var left = Files.walk(folder)) {
                        assertThat(left).noneMatch(file -> file.endsWith("environment"));
                    }
                });
    }

    /** The platform dies and comes again: what ran goes on, what waited is gone. */
    @Test
    void aStepLivesOnWithoutItsPlatform() {
        var room = open(Map.of());
        engine.start(room, order("long/one", "echo begun\nsleep 1\necho finished"));
        engine.close();
        engine = engine(home);
        engine.begin();
        assertThat(ended(room, "long/one").code()).isZero();
        assertThat(log(room, "long/one")).isEqualTo("begun\nfinished\n");
        engine.start(room, order("long/two", "echo second"));
        assertThat(ended(room, "long/two").code()).isZero();
    }

    @Test
    void aSandboxThatIsKilledIsAStepThatFailed() {
        var room = open(Map.of());
        engine.start(room, order("long/one", "sleep 600"));
        var folder = home.resolve("steps")
                .resolve("rooms")
                .resolve(room.toString())
                .resolve("steps")
                .resolve("long.one");
        processesIn(folder).forEach(ProcessHandle::destroyForcibly);
        assertThat(engine.observe(room).steps().get("long/one")).isInstanceOf(StepState.class);
        assertThat(ended(room, "long/one").code()).isEqualTo(137);
    }

    private static Stream<ProcessHandle> processesIn(Path folder) {
        return ProcessHandle.allProcesses().filter(process -> {
            try {
                return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                        .equals(folder);
            } catch (IOException gone) {
                return false;
            }
        });
    }
}
