package io.parkcloud.network.floatingip;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.UniqueClaim;
import io.parkcloud.control.kind.World;
import io.parkcloud.network.NetworkErrors;
import io.parkcloud.network.internal.ExternalPool;
import io.parkcloud.network.internal.Rules;
import io.parkcloud.network.port.PortKind;
import io.parkcloud.network.port.PortSpec;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.subnet.SubnetSpec;
import io.parkcloud.network.vpc.VpcSpec;
import java.util.List;
import java.util.Optional;

/** An external address that stands for a port. */
public final class FloatingIpKind implements Kind<FloatingIpSpec, FloatingIpStatus> {

    public static final KindName NAME = new KindName("FloatingIp", "floating-ips", "network");

    private final NetworkEngine engine;
    private final ExternalPool external;

    public FloatingIpKind(NetworkEngine engine) {
        this.engine = engine;
        this.external = new ExternalPool(engine.external());
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
    public Class<FloatingIpSpec> specType() {
        return FloatingIpSpec.class;
    }

    @Override
    public Class<FloatingIpStatus> observedType() {
        return FloatingIpStatus.class;
    }

    @Override
    public FloatingIpStatus unobserved() {
        return new FloatingIpStatus(Optional.empty(), Optional.empty());
    }

    @Override
    public Reconciler<FloatingIpSpec, FloatingIpStatus> reconciler() {
        return new FloatingIpReconciler(engine);
    }

    @Override
    public List<Reference> references(FloatingIpSpec spec) {
        return spec.port().stream()
                .map(port -> Reference.to("/port", PortKind.NAME.singular(), port))
                .toList();
    }

    @Override
    public List<UniqueClaim> claims(Proposal<FloatingIpSpec> proposal) {
        return proposal.spec().address().stream()
                .map(address -> new UniqueClaim(external.space(), address.toString()))
                .toList();
    }

    @Override
    public void check(Proposal<FloatingIpSpec> proposal, World world) {
        Rules.fixed(proposal, "/address", FloatingIpSpec::address);
        proposal.spec().address().ifPresent(address -> Rules.usable(external, address));
        proposal.spec().port().ifPresent(id -> {
            var port = world.find(PortSpec.class, id).orElseThrow();
            Rules.sameZone(proposal, port);
            var subnet = world.find(SubnetSpec.class, port.spec().subnet()).orElseThrow();
            var vpc = world.find(VpcSpec.class, subnet.spec().vpc()).orElseThrow();
            if (vpc.spec().closed()) {
                throw NetworkErrors.VPC_ISOLATED.error(
                        "/spec/port: port \"%s\" is in VPC \"%s\", which is isolated; set isolated to false there first",
                        port.name(), vpc.name());
            }
        });
    }
}
