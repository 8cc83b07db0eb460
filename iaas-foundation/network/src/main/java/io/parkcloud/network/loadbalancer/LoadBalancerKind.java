package io.parkcloud.network.loadbalancer;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.UniqueClaim;
import io.parkcloud.control.kind.World;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.Backends;
import io.parkcloud.network.NetworkErrors;
import io.parkcloud.network.internal.ExternalPool;
import io.parkcloud.network.internal.Rules;
import io.parkcloud.network.internal.SubnetLayout;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.MemberSpec;
import io.parkcloud.network.port.PortKind;
import io.parkcloud.network.port.PortSpec;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.subnet.SubnetKind;
import io.parkcloud.network.subnet.SubnetSpec;
import io.parkcloud.network.vpc.VpcKind;
import io.parkcloud.network.vpc.VpcSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Spreads connections over ports of a VPC. */
public final class LoadBalancerKind implements Kind<LoadBalancerSpec, LoadBalancerStatus> {

    public static final KindName NAME = new KindName("LoadBalancer", "load-balancers", "network");

    private final NetworkEngine engine;
    private final @Nullable Backends backends;
    private final ExternalPool external;

    /** @param backends absent where nothing but ports can be a member */
    public LoadBalancerKind(NetworkEngine engine, @Nullable Backends backends) {
        this.engine = engine;
        this.backends = backends;
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
    public Class<LoadBalancerSpec> specType() {
        return LoadBalancerSpec.class;
    }

    @Override
    public Class<LoadBalancerStatus> observedType() {
        return LoadBalancerStatus.class;
    }

    @Override
    public LoadBalancerStatus unobserved() {
        return new LoadBalancerStatus(Optional.empty(), List.of());
    }

    @Override
    public Reconciler<LoadBalancerSpec, LoadBalancerStatus> reconciler() {
        return new LoadBalancerReconciler(engine, backends);
    }

    @Override
    public List<Reference> references(LoadBalancerSpec spec) {
        var references = new ArrayList<Reference>();
        references.add(Reference.to("/vpc", VpcKind.NAME.singular(), spec.vpc()));
        spec.subnet().ifPresent(subnet -> references.add(Reference.to("/subnet", SubnetKind.NAME.singular(), subnet)));
        var seen = new HashSet<>();
        for (int i = 0; i < spec.listeners().size(); i++) {
            var members = spec.listeners().get(i).members();
            for (int j = 0; j < members.size(); j++) {
                var field = "/listeners/%d/members/%d/".formatted(i, j);
                members.get(j)
                        .port()
                        .filter(seen::add)
                        .ifPresent(
                                port -> references.add(Reference.to(field + "port", PortKind.NAME.singular(), port)));
                if (backends != null) {
                    members.get(j)
                            .application()
                            .filter(seen::add)
                            .ifPresent(application ->
                                    references.add(Reference.to(field + "application", backends.kind(), application)));
                }
            }
        }
        return references;
    }

    @Override
    public List<UniqueClaim> claims(Proposal<LoadBalancerSpec> proposal) {
        var space = proposal.spec().subnet().orElse(external.space());
        return proposal.spec().address().stream()
                .map(address -> new UniqueClaim(space, address.toString()))
                .toList();
    }

    @Override
    public void check(Proposal<LoadBalancerSpec> proposal, World world) {
        Rules.fixed(proposal, "/vpc", LoadBalancerSpec::vpc);
        Rules.fixed(proposal, "/subnet", LoadBalancerSpec::subnet);
        Rules.fixed(proposal, "/address", LoadBalancerSpec::address);
        var spec = proposal.spec();
        var vpc = world.find(VpcSpec.class, spec.vpc()).orElseThrow();
        Rules.sameZone(proposal, vpc);
        checkAddress(spec, vpc, world);
        var places = new HashSet<String>();
        for (int i = 0; i < spec.listeners().size(); i++) {
            var listener = spec.listeners().get(i);
            if (!places.add(listener.protocol() + "/" + listener.port())) {
                throw NetworkErrors.LISTENER_DUPLICATE.error(
                        "/spec/listeners/%d: another listener has %s port %d already; put all members into one",
                        i, listener.protocol(), listener.port());
            }
            for (int j = 0; j < listener.members().size(); j++) {
                checkMember(
                        "/spec/listeners/%d/members/%d".formatted(i, j),
                        listener.members().get(j),
                        vpc,
                        world);
            }
        }
    }

    private void checkMember(String place, MemberSpec member, Resource<VpcSpec, ?> vpc, World world) {
        if (member.port().isPresent() == member.application().isPresent()
                || (member.application().isPresent() && backends == null)) {
            throw NetworkErrors.MEMBER_UNCLEAR.error("%s: give the member one of \"port\" and \"application\"", place);
        }
        var subnet = member.port()
                .flatMap(port -> world.find(PortSpec.class, port))
                .map(port -> port.spec().subnet())
                .or(() -> member.application()
                        .flatMap(app -> Objects.requireNonNull(backends).subnet(world, app)))
                .orElseThrow();
        checkSubnet(place, subnet, vpc, world);
    }

    private void checkAddress(LoadBalancerSpec spec, Resource<VpcSpec, ?> vpc, World world) {
        if (spec.subnet().isEmpty()) {
            if (vpc.spec().closed()) {
                throw NetworkErrors.VPC_ISOLATED.error(
                        "an external load balancer needs a way out of VPC \"%s\", which is isolated; name a subnet for it to listen in, or set isolated to false there",
                        vpc.name());
            }
            spec.address().ifPresent(address -> Rules.usable(external, address));
            return;
        }
        var subnet = checkSubnet("/spec/subnet", spec.subnet().get(), vpc, world);
        spec.address()
                .ifPresent(
                        address -> Rules.usable(new SubnetLayout(subnet.spec().cidr()), address));
    }

    private static Resource<SubnetSpec, ?> checkSubnet(
            String place, ResourceId id, Resource<VpcSpec, ?> vpc, World world) {
        var subnet = world.find(SubnetSpec.class, id).orElseThrow();
        if (!subnet.spec().vpc().equals(vpc.id())) {
            throw NetworkErrors.MEMBER_FOREIGN.error(
                    "%s: subnet \"%s\" belongs to VPC %s, not to \"%s\" (%s); a load balancer serves one VPC",
                    place, subnet.name(), subnet.spec().vpc(), vpc.name(), vpc.id());
        }
        return subnet;
    }
}
