package io.parkcloud.devops.pipeline.run;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Action;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.control.security.Principal;
import io.parkcloud.devops.git.store.DirectoryGitStorage;
import io.parkcloud.devops.pipeline.PipelineErrors;
import io.parkcloud.devops.pipeline.run.PipelineRunStatus.State;
import io.parkcloud.devops.pipeline.spi.StepEngine;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;

/** One commit's way through its pipeline. Runs are made by their pipeline; people cancel, repeat and approve them. */
public final class PipelineRunKind implements Kind<PipelineRunSpec, PipelineRunStatus> {

    public static final KindName NAME = new KindName("PipelineRun", "pipeline-runs", "devops");

    private final StepEngine engine;
    private final DirectoryGitStorage repositories;
    private final RunFiles files;
    private final Secrets secrets;

    public PipelineRunKind(StepEngine engine, DirectoryGitStorage repositories, RunFiles files, Secrets secrets) {
        this.engine = engine;
        this.repositories = repositories;
        this.files = files;
        this.secrets = secrets;
    }

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.PROJECT;
    }

    @Override
    public Access access() {
        return Access.PROJECT;
    }

    @Override
    public Class<PipelineRunSpec> specType() {
        return PipelineRunSpec.class;
    }

    @Override
    public Class<PipelineRunStatus> observedType() {
        return PipelineRunStatus.class;
    }

    @Override
    public PipelineRunStatus unobserved() {
        return PipelineRunStatus.NEW;
    }

    @Override
    public Reconciler<PipelineRunSpec, PipelineRunStatus> reconciler() {
        return new PipelineRunReconciler(engine, new CommitSource(repositories), files, secrets);
    }

    @Override
    public List<Charge> charges(PipelineRunSpec spec) {
        return List.of(new Charge("pipeline_runs", 1));
    }

    @Override
    public void permit(Principal who, Proposal<PipelineRunSpec> proposal) {
        if (proposal.before().isEmpty()) {
            throw PipelineErrors.RUN_MADE_BY_PIPELINE.error(
                    "push to the pipeline's repository, or ask the pipeline with its action run");
        }
    }

    @Override
    public Map<String, Action<PipelineRunSpec, PipelineRunStatus>> actions() {
        return Map.of(
                "cancel", new Action.Change<>((run, arguments, who) -> cancelled(run), true),
                "retry", new Action.Change<>((run, arguments, who) -> again(run), true),
                "approve", new Action.Change<>((run, arguments, who) -> approved(run, arguments, who), true));
    }

    /** The room of the present attempt of a run. */
    public ResourceId room(Resource<PipelineRunSpec, PipelineRunStatus> run) {
        return PipelineRunSpec.room(run.id(), run.spec().attempt());
    }

    private static PipelineRunSpec cancelled(Resource<PipelineRunSpec, PipelineRunStatus> run) {
        if (run.status().observed().over(run.spec())) {
            throw PipelineErrors.RUN_OVER.error("run \"%s\" is over; there is nothing to cancel", run.name());
        }
        return run.spec().cancel();
    }

    private static PipelineRunSpec again(Resource<PipelineRunSpec, PipelineRunStatus> run) {
        if (!run.status().observed().over(run.spec())) {
            throw PipelineErrors.RUN_GOES_ON.error("run \"%s\" is not over yet; cancel it first", run.name());
        }
        return run.spec().again();
    }

    /** The stage may be named, so that nobody approves another one than they have seen. */
    private static PipelineRunSpec approved(
            Resource<PipelineRunSpec, PipelineRunStatus> run, Map<String, Object> arguments, Principal who) {
        var waiting = run.status().observed().stages().stream()
                .filter(stage -> stage.state() == State.WAITING_FOR_APPROVAL)
                .map(PipelineRunStatus.Stage::name)
                .filter(stage -> stage.equals(arguments.getOrDefault("stage", stage)))
                .findFirst()
                .orElseThrow(() -> PipelineErrors.NOTHING_TO_APPROVE.error(
                        "no stage of run \"%s\" waits for an approval now", run.name()));
        return run.spec().approved(waiting, who.name());
    }
}
