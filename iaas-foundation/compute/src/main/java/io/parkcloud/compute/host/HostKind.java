package io.parkcloud.compute.host;

import io.parkcloud.compute.placement.CapacityLedger;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.network.spi.NetworkEngine;
import java.util.List;

/** A machine that runs guests. The platform enrols what its engine has. */
public final class HostKind implements Kind<HostSpec, HostStatus> {

    public static final KindName NAME = new KindName("Host", "hosts", "compute");

    private final ComputeEngine engine;
    private final NetworkEngine network;
    private final CapacityLedger ledger;

    public HostKind(ComputeEngine engine, NetworkEngine network, CapacityLedger ledger) {
        this.engine = engine;
        this.network = network;
        this.ledger = ledger;
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
        return Access.PLATFORM;
    }

    @Override
    public Class<HostSpec> specType() {
        return HostSpec.class;
    }

    @Override
    public Class<HostStatus> observedType() {
        return HostStatus.class;
    }

    @Override
    public HostStatus unobserved() {
        return HostStatus.UNSEEN;
    }

    @Override
    public Reconciler<HostSpec, HostStatus> reconciler() {
        return new HostReconciler(engine, network, ledger);
    }

    @Override
    public List<Charge> charges(HostSpec spec) {
        return List.of();
    }
}
