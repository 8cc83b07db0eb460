package io.parkcloud.devops.pipeline.pipeline;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Action;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.devops.git.repository.GitRepositoryKind;
import io.parkcloud.devops.pipeline.PipelineErrors;
import io.parkcloud.devops.pipeline.definition.Globs;
import io.parkcloud.devops.pipeline.spi.StepEngine;
import io.parkcloud.kernel.IdGenerator;
import io.parkcloud.kernel.Resource;
import java.util.List;
import java.util.Map;

/** What pushes to a repository start. */
public final class PipelineKind implements Kind<PipelineSpec, PipelineStatus> {

    public static final KindName NAME = new KindName("Pipeline", "pipelines", "devops");

    private static final java.util.regex.Pattern SECRET =
            java.util.regex.Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,60}");
    private static final int LONGEST_SECRET = 32_768;
    private static final int MOST_SECRETS = 50;

    private final StepEngine engine;
    private final Secrets secrets;
    private final IdGenerator ids;

    public PipelineKind(StepEngine engine, Secrets secrets, IdGenerator ids) {
        this.engine = engine;
        this.secrets = secrets;
        this.ids = ids;
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
    public Class<PipelineSpec> specType() {
        return PipelineSpec.class;
    }

    @Override
    public Class<PipelineStatus> observedType() {
        return PipelineStatus.class;
    }

    @Override
    public PipelineStatus unobserved() {
        return PipelineStatus.NEW;
    }

    @Override
    public Reconciler<PipelineSpec, PipelineStatus> reconciler() {
        return new PipelineReconciler(engine);
    }

    @Override
    public List<Charge> charges(PipelineSpec spec) {
        return List.of(new Charge("pipelines", 1));
    }

    @Override
    public List<Reference> references(PipelineSpec spec) {
        return List.of(Reference.to("/repository", GitRepositoryKind.NAME.singular(), spec.repository()));
    }

    /** Handles of secrets come from the action only, so that nobody points at another's. */
    @Override
    public void check(Proposal<PipelineSpec> proposal, World world) {
        proposal.spec().branches().orElse(List.of()).stream()
                .filter(glob -> !Globs.usable(glob))
                .findFirst()
                .ifPresent(glob -> {
                    throw PipelineErrors.PATTERN_INVALID.error(
                            "\"%s\" is no pattern for branches; use names, * within a name and ** across slashes",
                            glob);
                });
        if (proposal.spec().secrets().size() > MOST_SECRETS) {
            throw PipelineErrors.SECRET_INVALID.error("a pipeline has at most %d secrets", MOST_SECRETS);
        }
    }

    @Override
    public Map<String, Action<PipelineSpec, PipelineStatus>> actions() {
        return Map.of(
                "run", new Action.Change<>(PipelineSpec::oneMore),
                "set-secret", new Action.Change<>((pipeline, arguments, who) -> withSecret(pipeline, arguments), false),
                "forget-secret",
                        new Action.Change<>(
                                (pipeline, arguments, who) ->
                                        pipeline.spec().withoutSecret(String.valueOf(arguments.get("name"))),
                                false));
    }

    /** Under a new handle each time: what is kept sealed never changes. */
    private PipelineSpec withSecret(Resource<PipelineSpec, PipelineStatus> pipeline, Map<String, Object> arguments) {
        if (!(arguments.get("name") instanceof String name)
                || !SECRET.matcher(name).matches()) {
            throw PipelineErrors.SECRET_INVALID.error(
                    "give \"name\": letters, digits and underscores, at most 61, as for a variable");
        }
        if (!(arguments.get("value") instanceof String value)
                || value.isEmpty()
                || value.length() > LONGEST_SECRET
                || value.indexOf('\0') >= 0) {
            throw PipelineErrors.SECRET_INVALID.error(
                    "give \"value\": a text of 1 to %d characters without NUL", LONGEST_SECRET);
        }
        var handle = ids.next().toString();
        var unused = secrets.of(pipeline.id(), handle, () -> value);
        return pipeline.spec().withSecret(name, handle);
    }
}
