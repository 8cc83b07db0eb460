package io.parkcloud.tenancy.internal;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Contents;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.kernel.Resource;
import io.parkcloud.tenancy.Organisations;
import io.parkcloud.tenancy.TenancyErrors;
import io.parkcloud.tenancy.TenantObserved;
import io.parkcloud.tenancy.TenantSpec;
import java.util.List;
import java.util.Optional;

/** Organisations. */
final class TenantKind implements Kind<TenantSpec, TenantObserved> {

    private static final KindName NAME = new KindName("Tenant", "tenants", "tenancy");

    private final Reconciler<TenantSpec, TenantObserved> reconciler;

    TenantKind(StartingQuota quota) {
        this.reconciler =
                pass -> quota.reconcile(pass, pass.observed(), () -> quota.contents(pass.id(), Optional.empty()));
    }

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.PLATFORM;
    }

    @Override
    public Access access() {
        return Access.ORGANISATIONS;
    }

    @Override
    public Class<TenantSpec> specType() {
        return TenantSpec.class;
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
    public Reconciler<TenantSpec, TenantObserved> reconciler() {
        return reconciler;
    }

    @Override
    public List<Charge> charges(TenantSpec spec) {
        return List.of();
    }

    @Override
    public void checkDelete(Resource<TenantSpec, TenantObserved> tenant, Contents contents) {
        if (tenant.id().equals(Organisations.PLATFORM)) {
            throw TenancyErrors.PLATFORM_FIXED.error("its users run the platform; it cannot be removed");
        }
        Occupied.refuse("organisation", tenant.name(), contents.in(tenant.id(), Optional.empty()));
    }
}
