package io.parkcloud.network.vpc;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.network.internal.Convergence;
import io.parkcloud.network.internal.ExternalPool;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.spi.WantedVpc;
import java.util.Optional;

/** Keeps a VPC's router as wanted. */
final class VpcReconciler implements Reconciler<VpcSpec, VpcStatus> {

    private final NetworkEngine engine;
    private final ExternalPool external;

    VpcReconciler(NetworkEngine engine) {
        this.engine = engine;
        this.external = new ExternalPool(engine.external());
    }

    @Override
    public Outcome<VpcStatus> reconcile(Pass<VpcSpec, VpcStatus> pass) {
        if (pass.deleting()) {
            return Convergence.remove(pass, engine.vpcs());
        }
        // Held for good once taken, also through a time of isolation: what others know it by does not change.
        Optional<IpAddress> outside = pass.spec().closed()
                ? Optional.empty()
                : pass.observed().outside().or(() -> Optional.of(external.take(pass)));
        var wanted = new WantedVpc(pass.id(), pass.spec().cidr(), outside);
        return Convergence.converge(pass, engine.vpcs(), wanted, () -> new VpcStatus(outside));
    }
}
