package io.parkcloud.devops.pipeline.run;

import io.parkcloud.devops.pipeline.report.TestCase.Outcome;
import io.parkcloud.devops.pipeline.run.PipelineRunStatus.Artifact;
import io.parkcloud.devops.pipeline.run.PipelineRunStatus.State;
import io.parkcloud.devops.pipeline.run.PipelineRunStatus.Tests;
import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts together what is seen of a run. */
final class RunFacts {

    /** So many stand in the status; all of them can be had. */
    private static final int MOST_SHOWN = 100;

    private RunFacts() {}

    static PipelineRunStatus of(
            PipelineRunSpec spec,
            State state,
            CommitSource.Commit commit,
            List<PipelineRunStatus.Stage> stages,
            RunFiles files,
            ResourceId run,
            Instant now) {
        return new PipelineRunStatus(
                spec.attempt(),
                state,
                commit.title(),
                commit.author(),
                stages,
                tests(files, run, spec.attempt()),
                files.artifacts(run, spec.attempt()).stream()
                        .limit(MOST_SHOWN)
                        .map(kept -> new Artifact(kept.path(), kept.bytes()))
                        .toList(),
                started(stages),
                state.over() ? Optional.of(now) : Optional.empty());
    }

    private static Optional<Instant> started(List<PipelineRunStatus.Stage> stages) {
        return stages.stream()
                .flatMap(stage -> stage.steps().stream())
                .map(step -> step.started().orElse(null))
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    private static Optional<Tests> tests(RunFiles files, ResourceId run, int attempt) {
        var cases = files.tests(run, attempt);
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        int failed =
                (int) cases.stream().filter(c -> c.outcome() == Outcome.FAILED).count();
        int skipped =
                (int) cases.stream().filter(c -> c.outcome() == Outcome.SKIPPED).count();
        return Optional.of(new Tests(cases.size() - failed - skipped, failed, skipped));
    }
}
