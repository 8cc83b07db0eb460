package io.parkcloud.network.vpc;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.network.NetworkErrors;
import io.parkcloud.network.floatingip.FloatingIpSpec;
import io.parkcloud.network.internal.Rules;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec;
import io.parkcloud.network.port.PortSpec;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.subnet.SubnetSpec;
import java.util.List;
import java.util.Optional;

/** A network of one's own, kept apart from all others. */
public final class VpcKind implements Kind<VpcSpec, VpcStatus> {

    public static final KindName NAME = new KindName("Vpc", "vpcs", "network");

    /** This network, loopback, link-local, multicast and reserved (RFC 6890): no machine can have these. */
    private static final List<Cidr> UNUSABLE = List.of(
            Cidr.parse("0.0.0.0/8"),
            Cidr.parse("127.0.0.0/8"),
            Cidr.parse("169.254.0.0/16"),
            Cidr.parse("224.0.0.0/3"));

    private final NetworkEngine engine;

    public VpcKind(NetworkEngine engine) {
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
    public Class<VpcSpec> specType() {
        return VpcSpec.class;
    }

    @Override
    public Class<VpcStatus> observedType() {
        return VpcStatus.class;
    }

    @Override
    public VpcStatus unobserved() {
        return new VpcStatus(Optional.empty());
    }

    @Override
    public Reconciler<VpcSpec, VpcStatus> reconciler() {
        return new VpcReconciler(engine);
    }

    @Override
    public void check(Proposal<VpcSpec> proposal, World world) {
        Rules.fixed(proposal, "/cidr", VpcSpec::cidr);
        var cidr = proposal.spec().cidr();
        if (cidr.prefix() < 8 || cidr.prefix() > 28) {
            throw NetworkErrors.VPC_CIDR_INVALID.error(
                    "/spec/cidr: %s has a prefix of %d; it must be 8 to 28, for example 10.0.0.0/16",
                    cidr, cidr.prefix());
        }
        for (var unusable : UNUSABLE) {
            if (cidr.overlaps(unusable)) {
                throw NetworkErrors.VPC_CIDR_INVALID.error(
                        "/spec/cidr: %s meets %s, whose addresses no machine can have; take a part of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
                        cidr, unusable);
            }
        }
        var external = engine.external().cidr();
        if (cidr.overlaps(external)) {
            throw NetworkErrors.VPC_CIDR_INVALID.error(
                    "/spec/cidr: %s meets the external network %s, which could not be reached from inside then; choose other addresses",
                    cidr, external);
        }
        if (proposal.spec().closed() && proposal.before().isPresent()) {
            requireNothingReachable(proposal, world);
        }
    }

    private static void requireNothingReachable(Proposal<VpcSpec> proposal, World world) {
        for (var balancer : world.referringTo(proposal.id(), LoadBalancerSpec.class)) {
            if (balancer.spec().subnet().isEmpty()) {
                throw stillReachable(proposal, "load balancer \"" + balancer.name() + "\"");
            }
        }
        for (var subnet : world.referringTo(proposal.id(), SubnetSpec.class)) {
            for (var port : world.referringTo(subnet.id(), PortSpec.class)) {
                for (var floating : world.referringTo(port.id(), FloatingIpSpec.class)) {
                    throw stillReachable(proposal, "floating address \"" + floating.name() + "\"");
                }
            }
        }
    }

    private static PlatformException stillReachable(Proposal<VpcSpec> proposal, String what) {
        return NetworkErrors.VPC_ISOLATED.error(
                "VPC \"%s\" cannot lose its way out while %s needs it; remove that first", proposal.name(), what);
    }
}
