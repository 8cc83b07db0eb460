package io.parkcloud.devops.pipeline.pipeline;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.devops.git.repository.GitRepositorySpec;
import io.parkcloud.devops.git.repository.GitRepositoryStatus;
import io.parkcloud.devops.pipeline.pipeline.PipelinePlanner.Start;
import io.parkcloud.devops.pipeline.pipeline.PipelineStatus.Last;
import io.parkcloud.devops.pipeline.run.PipelineRunSpec;
import io.parkcloud.devops.pipeline.run.PipelineRunStatus;
import io.parkcloud.devops.pipeline.spi.StepEngine;
import io.parkcloud.kernel.Resource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a run for every branch that has moved. The repository wakes it when something was pushed, and its runs when they go on. */
final class PipelineReconciler implements Reconciler<PipelineSpec, PipelineStatus> {

    private static final Duration UNTIL_GONE = Duration.ofSeconds(1);
    private static final Duration LOST_WAKE_UP = Duration.ofSeconds(5);

    /** A name has at most 63 characters, and a run's has the number behind it. */
    private static final int LONGEST_STEM = 50;

    private final StepEngine engine;

    PipelineReconciler(StepEngine engine) {
        this.engine = engine;
    }

    @Override
    public Outcome<PipelineStatus> reconcile(Pass<PipelineSpec, PipelineStatus> pass) {
        var runs = runs(pass);
        if (pass.deleting()) {
            if (!runs.isEmpty()) {
                runs.forEach(run -> pass.deleteOwned(run.id()));
                return Outcome.after(UNTIL_GONE, pass.observed()).step("RemovingRuns");
            }
            engine.forgetCaches(pass.id());
            return Outcome.forget();
        }
        var repository =
                pass.ready(pass.find(GitRepositorySpec.class, pass.spec().repository()));
        if (repository.isEmpty()) {
            return Outcome.after(LOST_WAKE_UP, pass.observed()).step("WaitingForRepository");
        }
        var heads = repository.get().status().observed() instanceof GitRepositoryStatus seen
                ? seen.heads()
                : Map.<String, String>of();
        var planner = new PipelinePlanner(
                pass.spec(), pass.observed(), repository.get().spec().begins(), heads);
        var start = planner.next();
        if (start.isEmpty()) {
            forgetOldest(pass, runs);
            return Outcome.ready(status(pass, planner, Optional.empty(), runs));
        }
        var made = make(pass, start.get());
        var really = new Start(
                made.spec().branch(), made.spec().commit(), start.get().asked());
        return Outcome.again(status(pass, planner, Optional.of(really), runs));
    }

    /** If the platform died between making it and noting it down, this is the one that was made then. */
    private static Resource<PipelineRunSpec, ?> make(Pass<PipelineSpec, PipelineStatus> pass, Start start) {
        long number = pass.observed().runs() + 1;
        var name = pass.resource().name();
        var stem = name.substring(0, Math.min(LONGEST_STEM, name.length()));
        return pass.ensureOwned(
                "run-" + number,
                PipelineRunSpec.class,
                stem + "-" + number,
                PipelineRunSpec.first(pass.id(), number, start.branch(), start.commit()));
    }

    private static PipelineStatus status(
            Pass<PipelineSpec, PipelineStatus> pass,
            PipelinePlanner planner,
            Optional<Start> made,
            List<Resource<PipelineRunSpec, PipelineRunStatus>> runs) {
        var before = pass.observed();
        boolean asked = made.isPresent() && made.get().asked();
        return new PipelineStatus(
                true,
                before.runs() + (made.isPresent() ? 1 : 0),
                before.runsAsked() + (asked ? 1 : 0),
                planner.seen(made),
                runs.isEmpty() ? before.last() : Optional.of(last(runs.getLast())));
    }

    private static Last last(Resource<PipelineRunSpec, PipelineRunStatus> run) {
        var spec = run.spec();
        var seen = run.status().observed();
        return new Last(run.name(), spec.branch(), spec.commit(), seen.title(), seen.state());
    }

    /** Of the finished ones. */
    private static void forgetOldest(
            Pass<PipelineSpec, PipelineStatus> pass, List<Resource<PipelineRunSpec, PipelineRunStatus>> runs) {
        var over = runs.stream()
                .filter(run -> run.status().observed().state().over())
                .toList();
        over.stream()
                .limit(Math.max(0, over.size() - pass.spec().keepOrUsual()))
                .forEach(run -> pass.deleteOwned(run.id()));
    }

    /** Its runs, by their number. */
    private static List<Resource<PipelineRunSpec, PipelineRunStatus>> runs(Pass<PipelineSpec, PipelineStatus> pass) {
        return pass.owned(PipelineRunSpec.class, PipelineRunStatus.class).stream()
                .sorted(Comparator.comparingLong(run -> run.spec().number()))
                .toList();
    }
}
