package io.parkcloud.network.floatingip;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.network.internal.Convergence;
import io.parkcloud.network.internal.ExternalPool;
import io.parkcloud.network.port.PortSpec;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.spi.ObservedFloatingIp;
import io.parkcloud.network.spi.WantedFloatingIp;
import java.util.Optional;

/** Holds an external address and lets it stand for the port that is wanted, if one is. */
final class FloatingIpReconciler implements Reconciler<FloatingIpSpec, FloatingIpStatus> {

    private final NetworkEngine engine;
    private final ExternalPool external;

    FloatingIpReconciler(NetworkEngine engine) {
        this.engine = engine;
        this.external = new ExternalPool(engine.external());
    }

    @Override
    public Outcome<FloatingIpStatus> reconcile(Pass<FloatingIpSpec, FloatingIpStatus> pass) {
        if (pass.deleting()) {
            return Convergence.remove(pass, engine.floatingIps());
        }
        var address = pass.observed().address().orElseGet(() -> external.take(pass));
        if (pass.spec().port().isEmpty()) {
            engine.floatingIps().delete(pass.id());
            return Outcome.ready(new FloatingIpStatus(Optional.of(address), Optional.empty()));
        }
        var port = pass.spec().port().get();
        if (pass.ready(pass.find(PortSpec.class, port)).isEmpty()) {
            return Convergence.waitFor(pass, "Port");
        }
        var wanted = new WantedFloatingIp(pass.id(), address, port);
        return Convergence.converge(
                pass,
                engine.floatingIps(),
                wanted,
                () -> new FloatingIpStatus(
                        Optional.of(address),
                        engine.floatingIps().observe(pass.id()).map(ObservedFloatingIp::internal)));
    }
}
