package io.parkcloud.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.ObservedWorkload;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.Workload.RestartPolicy;
import io.parkcloud.workloads.spi.WorkloadState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The platform is killed before and after every program that it runs for a workload. Its successor sees that there is something
 * left to do, and doing it again ends as if nothing had happened.
 */
final class SandboxKilledIT {

    /** More than any call takes; a call that comes to its end before has been killed at every program of it. */
    private static final int MOST_PROGRAMS = 40;

    private static SandboxFixture fixture;

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

    /** The end of the process, as far as the engine's code can tell: nothing catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final class Deadly extends Programs {
        private final boolean after;
        private int left;

        private Deadly(int number, boolean after) {
            this.left = number;
            this.after = after;
        }

        @Override
        Result run(Duration limit, List<String> command, Map<String, String> environment) {
            boolean last = --left == 0;
            if (last && !after) {
                throw new Killed();
            }
            var result = super.run(limit, command, environment);
            if (last) {
                throw new Killed();
            }
            return result;
        }
    }

    /** @return whether it was killed before it was done */
    private static boolean killed(int number, boolean after, Consumer<SandboxWorkloadEngine> call) {
        try (var mortal = fixture.newEngine(new Deadly(number, after))) {
            call.accept(mortal);
            return false;
        } catch (Killed died) {
            return true;
        }
    }

    private static Workload workload() {
        var id = new ResourceId(UUID.randomUUID());
        var script = "echo start >> /data/starts; exec sleep infinity";
        return fixture.workload(id, Workload.Command.of("sh", "-c", script), RestartPolicy.ALWAYS);
    }

    private static void isRunning(Workload wanted, String story) {
        ObservedWorkload seen = fixture.engine.observe(wanted.id());
        if (!seen.is(wanted) || seen.state() instanceof WorkloadState.Absent) {
            fixture.engine.apply(wanted);
        }
        assertThat(fixture.eventually(wanted.id(), state -> state instanceof WorkloadState.Running))
                .as(story)
                .isInstanceOf(WorkloadState.Running.class);
        assertThat(fixture.engine.observe(wanted.id()).is(wanted)).as(story).isTrue();
    }

    @Test
    void whatWasBeingStartedIsStarted() {
        killAtEveryProgram(wanted -> {}, SandboxWorkloadEngine::apply, SandboxKilledIT::isRunning);
    }

    @Test
    void whatWasBeingRemovedIsRemoved() {
        killAtEveryProgram(
                fixture.engine::apply, (engine, wanted) -> engine.delete(wanted.id(), 2), SandboxKilledIT::isRemoved);
    }

    private static void isRemoved(Workload gone, String story) {
        fixture.engine.delete(gone.id(), 2);
        assertThat(fixture.properties().scan().resolve("w-" + gone.id()))
                .as(story)
                .doesNotExist();
        assertThat(fixture.properties().workloads().resolve(gone.id().toString()))
                .as(story)
                .doesNotExist();
    }

    private static void killAtEveryProgram(
            Consumer<Workload> before,
            BiConsumer<SandboxWorkloadEngine, Workload> call,
            BiConsumer<Workload, String> check) {
        boolean dies = true;
        for (int number = 1; dies; number++) {
            assertThat(number).isLessThan(MOST_PROGRAMS);
            dies = false;
            for (boolean after : new boolean[] {false, true}) {
                var workload = workload();
                before.accept(workload);
                dies |= killed(number, after, engine -> call.accept(engine, workload));
                check.accept(workload, "killed at program %d, %s".formatted(number, after ? "after it" : "before it"));
            }
        }
    }
}
