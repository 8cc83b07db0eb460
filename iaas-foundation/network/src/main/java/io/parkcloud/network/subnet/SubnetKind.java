package io.parkcloud.network.subnet;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.network.NetworkErrors;
import io.parkcloud.network.internal.Rules;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.vpc.VpcKind;
import io.parkcloud.network.vpc.VpcSpec;
import java.util.List;
import java.util.Optional;

/** A broadcast domain of a VPC. */
public final class SubnetKind implements Kind<SubnetSpec, SubnetStatus> {

    public static final KindName NAME = new KindName("Subnet", "subnets", "network");

    private final NetworkEngine engine;

    public SubnetKind(NetworkEngine engine) {
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
    public Class<SubnetSpec> specType() {
        return SubnetSpec.class;
    }

    @Override
    public Class<SubnetStatus> observedType() {
        return SubnetStatus.class;
    }

    @Override
    public SubnetStatus unobserved() {
        return new SubnetStatus(Optional.empty(), 0);
    }

    @Override
    public Reconciler<SubnetSpec, SubnetStatus> reconciler() {
        return new SubnetReconciler(engine);
    }

    /** Exclusive, because two subnets accepted at once must see each other to find that they overlap. */
    @Override
    public List<Reference> references(SubnetSpec spec) {
        return List.of(Reference.exclusive("/vpc", VpcKind.NAME.singular(), spec.vpc()));
    }

    @Override
    public void check(Proposal<SubnetSpec> proposal, World world) {
        Rules.fixed(proposal, "/vpc", SubnetSpec::vpc);
        Rules.fixed(proposal, "/cidr", SubnetSpec::cidr);
        var cidr = proposal.spec().cidr();
        if (cidr.prefix() < 16 || cidr.prefix() > 28) {
            throw NetworkErrors.SUBNET_SIZE_INVALID.error(
                    "/spec/cidr: %s has a prefix of %d; it must be 16 to 28, for example 10.0.1.0/24",
                    cidr, cidr.prefix());
        }
        var vpc = world.find(VpcSpec.class, proposal.spec().vpc()).orElseThrow();
        Rules.sameZone(proposal, vpc);
        var whole = vpc.spec().cidr();
        if (cidr.prefix() < whole.prefix() || !whole.contains(cidr.network())) {
            throw NetworkErrors.SUBNET_OUTSIDE_VPC.error(
                    "/spec/cidr: %s does not lie inside %s, the addresses of VPC \"%s\"; choose a part of these",
                    cidr, whole, vpc.name());
        }
        for (var sibling : world.referringTo(vpc.id(), SubnetSpec.class)) {
            if (!sibling.id().equals(proposal.id()) && sibling.spec().cidr().overlaps(cidr)) {
                throw NetworkErrors.SUBNET_OVERLAPS.error(
                        "/spec/cidr: %s overlaps %s of subnet \"%s\" in VPC \"%s\"; choose addresses that no subnet has",
                        cidr, sibling.spec().cidr(), sibling.name(), vpc.name());
            }
        }
    }
}
