package io.parkcloud.network.subnet;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.network.internal.Convergence;
import io.parkcloud.network.internal.SubnetLayout;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.spi.WantedSubnet;
import io.parkcloud.network.vpc.VpcSpec;
import java.util.Optional;

/** Keeps a subnet's switch as wanted. */
final class SubnetReconciler implements Reconciler<SubnetSpec, SubnetStatus> {

    private final NetworkEngine engine;

    SubnetReconciler(NetworkEngine engine) {
        this.engine = engine;
    }

    @Override
    public Outcome<SubnetStatus> reconcile(Pass<SubnetSpec, SubnetStatus> pass) {
        if (pass.deleting()) {
            return Convergence.remove(pass, engine.subnets());
        }
        var spec = pass.spec();
        if (pass.ready(pass.find(VpcSpec.class, spec.vpc())).isEmpty()) {
            return Convergence.waitFor(pass, "Vpc");
        }
        var layout = new SubnetLayout(spec.cidr());
        var wanted = new WantedSubnet(pass.id(), spec.vpc(), spec.cidr(), layout.gateway(), layout.probe(), spec.dns());
        return Convergence.converge(
                pass,
                engine.subnets(),
                wanted,
                () -> new SubnetStatus(Optional.of(layout.gateway()), layout.capacity()));
    }
}
