package io.parkcloud.workloads.application;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Action;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.control.security.Principal;
import io.parkcloud.workloads.Artifacts;
import io.parkcloud.workloads.BindingSource;
import io.parkcloud.workloads.LogAction;
import io.parkcloud.workloads.WorkloadErrors;
import io.parkcloud.workloads.spi.WorkloadEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A running copy of an application. Made by its application only; charged and metered there. */
public final class ReplicaKind implements Kind<ReplicaSpec, ReplicaStatus> {

    public static final KindName NAME = new KindName("Replica", "replicas", "services");

    private final WorkloadEngine engine;
    private final Artifacts artifacts;
    private final Path javaRuntime;
    private final Secrets secrets;
    private final @Nullable BindingSource bindings;

    /** @param bindings absent where there are no services */
    public ReplicaKind(
            WorkloadEngine engine,
            Artifacts artifacts,
            Path javaRuntime,
            Secrets secrets,
            @Nullable BindingSource bindings) {
        this.engine = engine;
        this.artifacts = artifacts;
        this.javaRuntime = javaRuntime;
        this.secrets = secrets;
        this.bindings = bindings;
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
    public Class<ReplicaSpec> specType() {
        return ReplicaSpec.class;
    }

    @Override
    public Class<ReplicaStatus> observedType() {
        return ReplicaStatus.class;
    }

    @Override
    public ReplicaStatus unobserved() {
        return ReplicaStatus.NEW;
    }

    @Override
    public Reconciler<ReplicaSpec, ReplicaStatus> reconciler() {
        return new ReplicaReconciler(engine, artifacts, javaRuntime, secrets, bindings);
    }

    @Override
    public List<Reference> references(ReplicaSpec spec) {
        return ApplicationKind.references(spec.as(), bindings, "/as");
    }

    @Override
    public void permit(Principal who, Proposal<ReplicaSpec> proposal) {
        throw WorkloadErrors.MADE_BY_APPLICATION.error("change the application's field replicas");
    }

    @Override
    public Map<String, Action<ReplicaSpec, ReplicaStatus>> actions() {
        return Map.of("log", LogAction.of(engine));
    }
}
