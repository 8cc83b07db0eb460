package io.parkcloud.tenancy.internal;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Contents;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.kernel.Resource;
import io.parkcloud.tenancy.ProjectSpec;
import io.parkcloud.tenancy.TenantObserved;
import java.util.Optional;

/** Projects. */
final class ProjectKind implements Kind<ProjectSpec, TenantObserved> {

    private static final KindName NAME = new KindName("Project", "projects", "tenancy");

    private final Reconciler<ProjectSpec, TenantObserved> reconciler;

    ProjectKind(StartingQuota quota) {
        this.reconciler = pass -> quota.reconcile(
                pass,
                pass.observed(),
                () -> quota.contents(pass.resource().metadata().tenant(), Optional.of(pass.id())));
    }

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.TENANT;
    }

    @Override
    public Access access() {
        return Access.ORGANISATION;
    }

    @Override
    public Class<ProjectSpec> specType() {
        return ProjectSpec.class;
    }

    @Override
    public Class<TenantObserved> observedType() {
        return TenantObserved.class;
    }

    @Override
    public TenantObserved unobserved() {
        return new TenantObserved(false);
    }

    @Override
    public Reconciler<ProjectSpec, TenantObserved> reconciler() {
        return reconciler;
    }

    @Override
    public void checkDelete(Resource<ProjectSpec, TenantObserved> project, Contents contents) {
        Occupied.refuse(
                "project", project.name(), contents.in(project.metadata().tenant(), Optional.of(project.id())));
    }
}
