package io.parkcloud.workloads.application;

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
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.Artifacts;
import io.parkcloud.workloads.BindingSource;
import io.parkcloud.workloads.LogAction;
import io.parkcloud.workloads.WorkloadErrors;
import io.parkcloud.workloads.spi.WorkloadEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A program that a tenant runs. */
public final class ApplicationKind implements Kind<ApplicationSpec, ApplicationStatus> {

    public static final KindName NAME = new KindName("Application", "applications", "services");

    private final WorkloadEngine engine;
    private final Artifacts artifacts;
    private final Secrets secrets;
    private final @Nullable BindingSource bindings;

    /** @param bindings absent where there are no services */
    public ApplicationKind(
            WorkloadEngine engine, Artifacts artifacts, Secrets secrets, @Nullable BindingSource bindings) {
        this.engine = engine;
        this.artifacts = artifacts;
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
    public Class<ApplicationSpec> specType() {
        return ApplicationSpec.class;
    }

    @Override
    public Class<ApplicationStatus> observedType() {
        return ApplicationStatus.class;
    }

    @Override
    public ApplicationStatus unobserved() {
        return ApplicationStatus.NEW;
    }

    @Override
    public Reconciler<ApplicationSpec, ApplicationStatus> reconciler() {
        return new ApplicationReconciler(engine, artifacts);
    }

    @Override
    public List<Charge> charges(ApplicationSpec spec) {
        return List.of(
                new Charge("applications", 1),
                new Charge("workload_memory_mib", (long) spec.memoryMiB() * spec.wanted()));
    }

    @Override
    public List<Reference> references(ApplicationSpec spec) {
        return references(spec, bindings, "");
    }

    /** Whom an application, or a copy of one, points at. @param under JSON Pointer below {@code /spec} of where it stands */
    static List<Reference> references(ApplicationSpec spec, @Nullable BindingSource bindings, String under) {
        var references = new ArrayList<>(spec.network().references(under + "/network"));
        if (bindings != null) {
            spec.bindings()
                    .forEach((name, service) ->
                            references.add(Reference.to(under + "/bindings/" + name, bindings.kind(), service)));
        }
        return references;
    }

    @Override
    public void check(Proposal<ApplicationSpec> proposal, World world) {
        var spec = proposal.spec();
        if (artifacts.find(spec.artifact()).isEmpty()) {
            throw WorkloadErrors.ARTIFACT_UNKNOWN.error(
                    "there is no program \"%s\"; there are %s", spec.artifact(), artifacts.names());
        }
        if (bindings == null && !spec.bindings().isEmpty()) {
            throw WorkloadErrors.BINDINGS_UNSUPPORTED.error(
                    "%d bindings were given; leave them out", spec.bindings().size());
        }
        Bindings.check(spec, bindings == null ? Set.of() : bindings.fields());
        if (spec.alone() && spec.wanted() > 1) {
            throw WorkloadErrors.ONE_ADDRESS.error(
                    "/network/address is fixed to %s and /replicas is %d; leave the address out, or have one copy",
                    spec.network().address().orElseThrow(), spec.wanted());
        }
        proposal.before().ifPresent(before -> {
            if (!before.spec().network().subnet().equals(spec.network().subnet())) {
                throw WorkloadErrors.FIXED.error(
                        "/network/subnet cannot change from %s to %s; make another application",
                        before.spec().network().subnet(), spec.network().subnet());
            }
        });
    }

    @Override
    public Map<String, Action<ApplicationSpec, ApplicationStatus>> actions() {
        return Map.of(
                "log",
                LogAction.of(engine, ApplicationKind::newest),
                "stop",
                new Action.Change<>(spec -> spec.stopped(true)),
                "start",
                new Action.Change<>(spec -> spec.stopped(false)),
                "credentials",
                new Action.Answer<>((app, arguments) -> credentials(app)));
    }

    /** The copy whose log is wanted most: the one that came last. */
    private static Optional<ResourceId> newest(Resource<ApplicationSpec, ApplicationStatus> application) {
        var copies = application.observed().copies();
        return copies.isEmpty()
                ? Optional.empty()
                : Optional.of(copies.getLast().replica());
    }

    private Map<String, Object> credentials(Resource<ApplicationSpec, ApplicationStatus> application) {
        var values = new LinkedHashMap<String, Object>();
        application.spec().generated().forEach(name -> values.put(name, secrets.random(application.id(), name)));
        return values;
    }
}
