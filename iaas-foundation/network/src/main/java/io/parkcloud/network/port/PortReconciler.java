package io.parkcloud.network.port;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.network.NetworkErrors;
import io.parkcloud.network.internal.Convergence;
import io.parkcloud.network.internal.SubnetLayout;
import io.parkcloud.network.spi.NamespacePlug.Wiring;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.spi.ObservedPort;
import io.parkcloud.network.spi.WantedPort;
import io.parkcloud.network.subnet.SubnetSpec;
import java.util.Optional;
import java.util.Set;

/** Gives a port its address for life and keeps the engine's port as wanted. */
final class PortReconciler implements Reconciler<PortSpec, PortStatus> {

    private final NetworkEngine engine;

    PortReconciler(NetworkEngine engine) {
        this.engine = engine;
    }

    @Override
    public Outcome<PortStatus> reconcile(Pass<PortSpec, PortStatus> pass) {
        if (pass.deleting()) {
            return Convergence.remove(pass, engine.ports());
        }
        var spec = pass.spec();
        var subnet = pass.ready(pass.find(SubnetSpec.class, spec.subnet()));
        if (subnet.isEmpty()) {
            return Convergence.waitFor(pass, "Subnet");
        }
        var layout = new SubnetLayout(subnet.get().spec().cidr());
        var address = pass.observed().address().orElseGet(() -> take(pass, layout));
        var wiring =
                new Wiring(MacAddress.of(pass.id()), address, layout.cidr().prefix(), layout.gateway(), engine.mtu());
        var wanted = new WantedPort(
                pass.id(), spec.subnet(), wiring.mac(), address, Set.copyOf(spec.securityGroups()), spec.guarded());
        return Convergence.converge(pass, engine.ports(), wanted, () -> seen(pass, wiring));
    }

    private IpAddress take(Pass<PortSpec, PortStatus> pass, SubnetLayout layout) {
        return pass.claimFirst(pass.spec().subnet(), layout.candidates(pass.id()))
                .map(IpAddress::parse)
                .orElseThrow(() -> NetworkErrors.SUBNET_FULL.error(
                        "all %d addresses of subnet %s are taken; remove a port, or make another subnet",
                        layout.capacity(), layout.cidr()));
    }

    private PortStatus seen(Pass<PortSpec, PortStatus> pass, Wiring wiring) {
        var port = engine.ports().observe(pass.id());
        return new PortStatus(
                Optional.of(wiring),
                port.flatMap(ObservedPort::host),
                port.map(ObservedPort::up).orElse(false));
    }
}
