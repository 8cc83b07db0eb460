package io.parkcloud.devops.pipeline.run;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.devops.pipeline.PipelineErrors;
import io.parkcloud.devops.pipeline.definition.Definition;
import io.parkcloud.devops.pipeline.definition.DefinitionReader;
import io.parkcloud.devops.pipeline.pipeline.PipelineSpec;
import io.parkcloud.devops.pipeline.run.PipelineRunStatus.State;
import io.parkcloud.devops.pipeline.run.RunPlanner.Next;
import io.parkcloud.devops.pipeline.spi.Room;
import io.parkcloud.devops.pipeline.spi.StepEngine;
import io.parkcloud.devops.pipeline.spi.StepOrder;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings a run through its steps. */
final class PipelineRunReconciler implements Reconciler<PipelineRunSpec, PipelineRunStatus> {

    /** What is waited for wakes us; this is for the case that the wake-up is lost. */
    private static final Duration LOST_WAKE_UP = Duration.ofSeconds(5);

    private static final Duration NO_ROOM = Duration.ofSeconds(1);
    private static final Duration UNTIL_SOMEBODY_COMES = Duration.ofMinutes(10);

    private final StepEngine engine;
    private final CommitSource commits;
    private final RunFiles files;
    private final Secrets secrets;

    PipelineRunReconciler(StepEngine engine, CommitSource commits, RunFiles files, Secrets secrets) {
        this.engine = engine;
        this.commits = commits;
        this.files = files;
        this.secrets = secrets;
    }

    @Override
    public Outcome<PipelineRunStatus> reconcile(Pass<PipelineRunSpec, PipelineRunStatus> pass) {
        if (pass.deleting()) {
            return forget(pass);
        }
        if (pass.observed().over(pass.spec())) {
            return told(pass.observed(), "");
        }
        var pipeline = pass.find(PipelineSpec.class, pass.spec().pipeline());
        if (pipeline.isEmpty()) {
            return told(ended(pass.observed(), pass, State.FAILED), "its pipeline is gone");
        }
        try {
            return new Attempt(pass, pipeline.get()).advance();
        } catch (EngineException engineSays) {
            if (!engineSays.code().equals(EngineErrors.CAPACITY_EXHAUSTED)) {
                throw engineSays;
            }
            return Outcome.after(NO_ROOM, pass.observed()).step("WaitingForRoom");
        } catch (PlatformException wrong) {
            if (wrong.code().category() != ErrorCategory.UNPROCESSABLE) {
                throw wrong;
            }
            engine.close(PipelineRunSpec.room(pass.id(), pass.spec().attempt()));
            return told(ended(pass.observed(), pass, State.FAILED), String.valueOf(wrong.getMessage()));
        }
    }

    private Outcome<PipelineRunStatus> forget(Pass<PipelineRunSpec, PipelineRunStatus> pass) {
        for (int attempt = 1; attempt <= pass.spec().attempt(); attempt++) {
            engine.delete(PipelineRunSpec.room(pass.id(), attempt));
        }
        files.delete(pass.id());
        return Outcome.forget();
    }

    private static PipelineRunStatus ended(
            PipelineRunStatus before, Pass<PipelineRunSpec, PipelineRunStatus> pass, State state) {
        return new PipelineRunStatus(
                pass.spec().attempt(),
                state,
                before.title(),
                before.author(),
                before.attempt() == pass.spec().attempt() ? before.stages() : List.of(),
                before.tests(),
                before.artifacts(),
                before.started(),
                Optional.of(pass.now()));
    }

    private static Outcome<PipelineRunStatus> told(PipelineRunStatus status, String why) {
        return switch (status.state()) {
            case SUCCEEDED -> Outcome.ready(status);
            case CANCELLED -> Outcome.failed(PipelineErrors.RUN_CANCELLED, "it was cancelled", status);
            default -> Outcome.failed(PipelineErrors.RUN_FAILED, why.isEmpty() ? "a step has failed" : why, status);
        };
    }

    /** One attempt in one pass: as many steps forward as need not wait for anything. */
    private final class Attempt {
        private final Pass<PipelineRunSpec, PipelineRunStatus> pass;
        private final Resource<PipelineSpec, ?> pipeline;
        private final CommitSource.Commit commit;
        private final Definition definition;
        private final Room room;

        Attempt(Pass<PipelineRunSpec, PipelineRunStatus> pass, Resource<PipelineSpec, ?> pipeline) {
            this.pass = pass;
            this.pipeline = pipeline;
            var spec = pass.spec();
            var file = pipeline.spec().fileOrUsual();
            this.commit = commits.read(pipeline.spec().repository(), spec.commit(), file);
            this.definition = DefinitionReader.read(
                    file,
                    commit.file()
                            .orElseThrow(() -> PipelineErrors.FILE_INVALID.error(
                                    "commit %s of %s has no file %s", spec.commit(), spec.branch(), file)));
            this.room = new Room(
                    PipelineRunSpec.room(pass.id(), spec.attempt()), pass.id(), pipeline.id(), definition.cache());
        }

        Outcome<PipelineRunStatus> advance() {
            checkSecrets();
            while (true) {
                var planner = new RunPlanner(definition, pass.spec(), engine.observe(room.id()));
                switch (planner.next(pass.now())) {
                    case Next.Open open ->
                        engine.open(
                                room,
                                commits.tree(
                                        pipeline.spec().repository(),
                                        pass.spec().commit()));
                    case Next.Start start -> {
                        collect();
                        engine.start(room.id(), order(start));
                    }
                    case Next.Stop stop -> engine.stop(room.id(), stop.key(), stop.why());
                    case Next.Wait wait -> {
                        var soon = wait.atMost().compareTo(LOST_WAKE_UP) < 0 ? wait.atMost() : LOST_WAKE_UP;
                        return Outcome.after(soon, status(planner, State.RUNNING))
                                .step(wait.key());
                    }
                    case Next.Approval approval -> {
                        collect();
                        return Outcome.after(UNTIL_SOMEBODY_COMES, status(planner, State.WAITING_FOR_APPROVAL))
                                .step("WaitingForApproval");
                    }
                    case Next.Finish finish -> {
                        collect();
                        engine.close(room.id());
                        return told(status(planner, finish.state()), finish.why());
                    }
                }
            }
        }

        private void checkSecrets() {
            for (var name : definition.secrets()) {
                if (!pipeline.spec().secrets().containsKey(name)) {
                    throw PipelineErrors.SECRET_MISSING.error(
                            "the pipeline has no secret \"%s\"; set it with the action set-secret and try again", name);
                }
            }
        }

        /** Before anything else changes the workspace. What was taken before is taken again, which changes nothing. */
        private void collect() {
            var seen = engine.observe(room.id());
            var wanted = definition.keys().stream()
                    .filter(seen.steps()::containsKey)
                    .reduce((earlier, later) -> later)
                    .flatMap(definition::step)
                    .filter(step -> seen.open() && !step.wanted().isEmpty());
            wanted.ifPresent(step -> {
                var taking = files.taking(pass.id(), pass.spec().attempt());
                engine.collect(
                        room.id(),
                        step.wanted(),
                        (path, content) -> taking.take(path, content, step.reports(), step.artifacts()));
            });
        }

        private StepOrder order(Next.Start start) {
            var environment = new HashMap<String, String>(start.step().environment());
            for (var name : start.step().secrets()) {
                environment.put(name, PipelineSpec.secret(secrets, pipeline, name));
            }
            environment.putAll(about());
            return new StepOrder(
                    start.key(),
                    start.step().run(),
                    environment,
                    start.step().services(),
                    ByteSize.ofMiB(start.step().memoryMiB()));
        }

        /** What every step is told. */
        private Map<String, String> about() {
            return new TreeMap<>(Map.of(
                    "CI", "true",
                    "PARKCLOUD_BRANCH", pass.spec().branch(),
                    "PARKCLOUD_COMMIT", pass.spec().commit(),
                    "PARKCLOUD_PIPELINE", pipeline.name(),
                    "PARKCLOUD_RUN", Long.toString(pass.spec().number())));
        }

        private PipelineRunStatus status(RunPlanner planner, State state) {
            return RunFacts.of(pass.spec(), state, commit, planner.stages(state.over()), files, pass.id(), pass.now());
        }
    }
}
