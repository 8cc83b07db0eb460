package io.parkcloud.devops.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.devops.pipeline.definition.Definition;
import io.parkcloud.devops.pipeline.definition.DefinitionReader;
import io.parkcloud.devops.pipeline.run.PipelineRunStatus.State;
import io.parkcloud.devops.pipeline.run.RunPlanner.Next;
import io.parkcloud.devops.pipeline.spi.ObservedRoom;
import io.parkcloud.devops.pipeline.spi.StepState;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is done next about a run. */
class RunPlannerTest {

    private static final Instant NOW = Instant.parse("2026-10-08T08:00:00Z");
    private static final PipelineRunSpec SPEC = PipelineRunSpec.first(ResourceId.PLATFORM, 1, "main", "c0ffee");
    private static final Definition TWO = DefinitionReader.read("p.yaml", """
            stages:
              - name: build
                steps:
                  - {name: one, run: "true", timeout: 10s}
                  - {name: two, run: "true"}
                  - {name: tidy, run: "true", always: true}
              - name: other
                branches: [release]
                steps: [{name: never, run: "true"}]
              - name: release
                approval: true
                steps: [{name: out, run: "true"}]
            """);

    private final Map<String, StepState> steps = new TreeMap<>();

    @Test
    void fromTheRoomToTheEnd() {
        assertThat(next(SPEC, false)).isInstanceOf(Next.Open.class);
        assertThat(next(SPEC, true)).isInstanceOfSatisfying(Next.Start.class, start -> assertThat(start.key())
                .isEqualTo("build/one"));
        runs("build/one", 3);
        assertThat(next(SPEC, true)).isEqualTo(new Next.Wait("build/one", Duration.ofSeconds(7)));
        ended("build/one", 0);
        ended("build/two", 0);
        ended("build/tidy", 0);
        assertThat(next(SPEC, true)).isEqualTo(new Next.Approval("release"));
        var approved = SPEC.approved("release", "somebody");
        assertThat(next(approved, true)).isInstanceOf(Next.Start.class);
        ended("release/out", 0);
        assertThat(next(approved, true)).isInstanceOfSatisfying(Next.Finish.class, end -> assertThat(end.state())
                .isEqualTo(State.SUCCEEDED));
        assertThat(planner(approved, true).stages(true))
                .extracting(PipelineRunStatus.Stage::state)
                .containsExactly(State.SUCCEEDED, State.SKIPPED, State.SUCCEEDED);
    }

    @Test
    void afterAFailureOnlyWhatTidiesUp() {
        ended("build/one", 2);
        assertThat(next(SPEC, true)).isInstanceOfSatisfying(Next.Start.class, start -> assertThat(start.key())
                .isEqualTo("build/tidy"));
        ended("build/tidy", 0);
        assertThat(next(SPEC, true)).isEqualTo(new Next.Finish(State.FAILED, "stage build has failed"));
        assertThat(planner(SPEC, true).stages(true))
                .extracting(PipelineRunStatus.Stage::state)
                .containsExactly(State.FAILED, State.SKIPPED, State.SKIPPED);
    }

    @Test
    void whatTakesTooLongIsEnded() {
        runs("build/one", 10);
        assertThat(next(SPEC, true)).isEqualTo(new Next.Stop("build/one", "took longer than 10 s"));
    }

    @Test
    void aCancelledRunEndsWhatRunsAndBeginsNothing() {
        assertThat(next(SPEC.cancel(), false)).isEqualTo(new Next.Finish(State.CANCELLED, "cancelled"));
        runs("build/one", 1);
        assertThat(next(SPEC.cancel(), true)).isEqualTo(new Next.Stop("build/one", "cancelled"));
        ended("build/one", 137);
        assertThat(next(SPEC.cancel(), true)).isInstanceOfSatisfying(Next.Finish.class, end -> assertThat(end.state())
                .isEqualTo(State.CANCELLED));
    }

    private void runs(String key, int seconds) {
        steps.put(key, new StepState.Running(NOW.minusSeconds(seconds)));
    }

    private void ended(String key, int code) {
        steps.put(key, new StepState.Ended(NOW.minusSeconds(5), NOW, code, Optional.empty()));
    }

    private Next next(PipelineRunSpec spec, boolean open) {
        return planner(spec, open).next(NOW);
    }

    private RunPlanner planner(PipelineRunSpec spec, boolean open) {
        return new RunPlanner(TWO, spec, new ObservedRoom(open, steps));
    }
}
