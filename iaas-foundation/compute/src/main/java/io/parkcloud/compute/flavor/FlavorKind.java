package io.parkcloud.compute.flavor;

import io.parkcloud.compute.ComputeErrors;
import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import java.util.List;

/** A size that instances can have, for everybody. */
public final class FlavorKind implements Kind<FlavorSpec, FlavorStatus> {

    public static final KindName NAME = new KindName("Flavor", "flavors", "compute");

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
        return Access.SHARED;
    }

    @Override
    public Class<FlavorSpec> specType() {
        return FlavorSpec.class;
    }

    @Override
    public Class<FlavorStatus> observedType() {
        return FlavorStatus.class;
    }

    @Override
    public FlavorStatus unobserved() {
        return new FlavorStatus(false);
    }

    /** There is nothing outside the store to be made. */
    @Override
    public Reconciler<FlavorSpec, FlavorStatus> reconciler() {
        return pass -> pass.deleting() ? Outcome.forget() : Outcome.ready(new FlavorStatus(true));
    }

    @Override
    public List<Charge> charges(FlavorSpec spec) {
        return List.of();
    }

    @Override
    public void check(Proposal<FlavorSpec> proposal, World world) {
        proposal.before().ifPresent(before -> {
            if (!before.spec().equals(proposal.spec())) {
                throw ComputeErrors.FIXED.error(
                        "flavor \"%s\" is %s for good, because instances are charged by it: make another flavor",
                        proposal.name(), before.spec());
            }
        });
    }
}
