package io.parkcloud.network.port;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.UniqueClaim;
import io.parkcloud.control.kind.World;
import io.parkcloud.network.internal.Rules;
import io.parkcloud.network.internal.SubnetLayout;
import io.parkcloud.network.securitygroup.SecurityGroupKind;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.subnet.SubnetKind;
import io.parkcloud.network.subnet.SubnetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A place in a subnet where one machine is plugged. */
public final class PortKind implements Kind<PortSpec, PortStatus> {

    public static final KindName NAME = new KindName("Port", "ports", "network");

    private final NetworkEngine engine;

    public PortKind(NetworkEngine engine) {
        this.engine = engine;
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
    public Class<PortSpec> specType() {
        return PortSpec.class;
    }

    @Override
    public Class<PortStatus> observedType() {
        return PortStatus.class;
    }

    @Override
    public PortStatus unobserved() {
        return new PortStatus(Optional.empty(), Optional.empty(), false);
    }

    @Override
    public Reconciler<PortSpec, PortStatus> reconciler() {
        return new PortReconciler(engine);
    }

    @Override
    public List<Reference> references(PortSpec spec) {
        var references = new ArrayList<Reference>();
        references.add(Reference.to("/subnet", SubnetKind.NAME.singular(), spec.subnet()));
        for (int i = 0; i < spec.securityGroups().size(); i++) {
            references.add(Reference.to(
                    "/securityGroups/" + i,
                    SecurityGroupKind.NAME.singular(),
                    spec.securityGroups().get(i)));
        }
        return references;
    }

    @Override
    public List<UniqueClaim> claims(Proposal<PortSpec> proposal) {
        return proposal.spec().address().stream()
                .map(address -> new UniqueClaim(proposal.spec().subnet(), address.toString()))
                .toList();
    }

    @Override
    public void check(Proposal<PortSpec> proposal, World world) {
        Rules.fixed(proposal, "/subnet", PortSpec::subnet);
        Rules.fixed(proposal, "/address", PortSpec::address);
        var subnet = world.find(SubnetSpec.class, proposal.spec().subnet()).orElseThrow();
        Rules.sameZone(proposal, subnet);
        var layout = new SubnetLayout(subnet.spec().cidr());
        proposal.spec().address().ifPresent(address -> Rules.usable(layout, address));
    }
}
