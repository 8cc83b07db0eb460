package io.parkcloud.devops.pipeline.run;

import io.parkcloud.devops.pipeline.definition.Definition;
import io.parkcloud.devops.pipeline.run.PipelineRunStatus.State;
import io.parkcloud.devops.pipeline.spi.ObservedRoom;
import io.parkcloud.devops.pipeline.spi.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What to do next about a run, and how far it is. Pure. */
final class RunPlanner {

    private final Definition definition;
    private final PipelineRunSpec spec;
    private final ObservedRoom room;

    /** What to do next. */
    sealed interface Next {
        /** Make the room. */
        record Open() implements Next {}

        /** Start a step. */
        record Start(Definition.Step step, String key) implements Next {}

        /** End a step before its time. */
        record Stop(String key, String why) implements Next {}

        /** Nothing until a step ends, at the latest after {@code atMost}. */
        record Wait(String key, Duration atMost) implements Next {}

        /** Nothing until somebody says yes. */
        record Approval(String stage) implements Next {}

        /** It is over. */
        record Finish(State state, String why) implements Next {}
    }

    RunPlanner(Definition definition, PipelineRunSpec spec, ObservedRoom room) {
        this.definition = definition;
        this.spec = spec;
        this.room = room;
    }

    Next next(Instant now) {
        for (var stage : definition.stages()) {
            if (!stage.runsFor(spec.branch())) {
                continue;
            }
            boolean failed = false;
            for (var step : stage.steps()) {
                var key = stage.key(step);
                switch (room.steps().get(key)) {
                    case StepState.Running running -> {
                        return running(step, key, running, now);
                    }
                    case StepState.Ended ended -> failed |= ended.code() != 0;
                    case null -> {
                        if (!failed || step.always()) {
                            return begin(stage, step, key);
                        }
                    }
                }
            }
            if (failed) {
                return new Next.Finish(
                        spec.cancelled() ? State.CANCELLED : State.FAILED, "stage " + stage.name() + " has failed");
            }
        }
        return new Next.Finish(State.SUCCEEDED, "every stage has succeeded");
    }

    private Next running(Definition.Step step, String key, StepState.Running running, Instant now) {
        if (spec.cancelled()) {
            return new Next.Stop(key, "cancelled");
        }
        var left = Duration.between(now, running.since().plus(step.timeout()));
        return left.isPositive()
                ? new Next.Wait(key, left)
                : new Next.Stop(key, "took longer than " + step.timeout().toSeconds() + " s");
    }

    private Next begin(Definition.Stage stage, Definition.Step step, String key) {
        if (spec.cancelled()) {
            return new Next.Finish(State.CANCELLED, "cancelled");
        }
        if (stage.approval() && !spec.approvals().containsKey(stage.name())) {
            return new Next.Approval(stage.name());
        }
        return room.open() ? new Next.Start(step, key) : new Next.Open();
    }

    /** The stages as a reader sees them. @param over whether the run is, so that nothing is waited for any more */
    List<PipelineRunStatus.Stage> stages(boolean over) {
        return definition.stages().stream().map(stage -> stage(stage, over)).toList();
    }

    private PipelineRunStatus.Stage stage(Definition.Stage stage, boolean over) {
        boolean wanted = stage.runsFor(spec.branch());
        var steps = stage.steps().stream()
                .map(step -> step(step, Optional.ofNullable(room.steps().get(stage.key(step))), over || !wanted))
                .toList();
        return new PipelineRunStatus.Stage(
                stage.name(),
                stageState(stage, steps, over || !wanted),
                Optional.ofNullable(spec.approvals().get(stage.name())),
                steps);
    }

    private State stageState(Definition.Stage stage, List<PipelineRunStatus.Step> steps, boolean over) {
        var states = steps.stream().map(PipelineRunStatus.Step::state).toList();
        if (states.contains(State.FAILED)) {
            return State.FAILED;
        }
        if (states.contains(State.CANCELLED)) {
            return State.CANCELLED;
        }
        if (states.stream().allMatch(State.SUCCEEDED::equals)) {
            return State.SUCCEEDED;
        }
        if (states.contains(State.RUNNING) || states.contains(State.SUCCEEDED)) {
            return State.RUNNING;
        }
        if (over) {
            return State.SKIPPED;
        }
        boolean waits = next(Instant.EPOCH) instanceof Next.Approval approval
                && approval.stage().equals(stage.name());
        return waits ? State.WAITING_FOR_APPROVAL : State.QUEUED;
    }

    private PipelineRunStatus.Step step(Definition.Step step, Optional<StepState> seen, boolean over) {
        return switch (seen.orElse(null)) {
            case null ->
                new PipelineRunStatus.Step(
                        step.name(),
                        over ? State.SKIPPED : State.QUEUED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            case StepState.Running running ->
                new PipelineRunStatus.Step(
                        step.name(),
                        State.RUNNING,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(running.since()),
                        Optional.empty());
            case StepState.Ended ended ->
                new PipelineRunStatus.Step(
                        step.name(),
                        ended.code() == 0 ? State.SUCCEEDED : spec.cancelled() ? State.CANCELLED : State.FAILED,
                        Optional.of(ended.code()),
                        ended.reason(),
                        Optional.of(ended.since()),
                        Optional.of(ended.at()));
        };
    }
}
