package io.parkcloud.network.loadbalancer;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.Backends;
import io.parkcloud.network.NetworkErrors;
import io.parkcloud.network.internal.Convergence;
import io.parkcloud.network.internal.ExternalPool;
import io.parkcloud.network.internal.SubnetLayout;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.MemberSpec;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.spi.ObservedLoadBalancer.Health;
import io.parkcloud.network.subnet.SubnetSpec;
import io.parkcloud.network.vpc.VpcSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds an address and keeps the engine's load balancer as wanted; tells which members live. */
final class LoadBalancerReconciler implements Reconciler<LoadBalancerSpec, LoadBalancerStatus> {

    private final NetworkEngine engine;
    private final @Nullable Backends backends;
    private final ExternalPool external;

    LoadBalancerReconciler(NetworkEngine engine, @Nullable Backends backends) {
        this.engine = engine;
        this.backends = backends;
        this.external = new ExternalPool(engine.external());
    }

    @Override
    public Outcome<LoadBalancerStatus> reconcile(Pass<LoadBalancerSpec, LoadBalancerStatus> pass) {
        if (pass.deleting()) {
            return Convergence.remove(pass, engine.loadBalancers());
        }
        var spec = pass.spec();
        if (pass.ready(pass.find(VpcSpec.class, spec.vpc())).isEmpty()) {
            return Convergence.waitFor(pass, "Vpc");
        }
        var address = pass.observed().address().orElseGet(() -> take(pass));
        var wanted = LoadBalancerPlan.wanted(pass.id(), spec, member -> servers(pass, member), address);
        var outcome = Convergence.converge(
                pass,
                engine.loadBalancers(),
                wanted,
                () -> new LoadBalancerStatus(
                        Optional.of(address),
                        LoadBalancerPlan.members(wanted, engine.loadBalancers().observe(pass.id()))));
        return withHealth(outcome);
    }

    private List<ResourceId> servers(Pass<?, ?> pass, MemberSpec member) {
        return member.port()
                .map(List::of)
                .or(() -> member.application()
                        .flatMap(app -> Optional.ofNullable(backends).map(all -> all.ports(pass, app))))
                .orElse(List.of());
    }

    private static Outcome<LoadBalancerStatus> withHealth(Outcome<LoadBalancerStatus> outcome) {
        var offline = outcome.observed().map(LoadBalancerStatus::members).orElse(List.of()).stream()
                .filter(member -> member.health() == Health.OFFLINE)
                .map(member -> member.port() + ":" + member.targetPort())
                .toList();
        return offline.isEmpty()
                ? outcome.with("MembersHealthy", true, "AllAnswer", "")
                : outcome.with(
                        "MembersHealthy",
                        false,
                        "MembersOffline",
                        "no answer from %s; look at the servers and at their security groups"
                                .formatted(String.join(", ", offline)));
    }

    private IpAddress take(Pass<LoadBalancerSpec, LoadBalancerStatus> pass) {
        return pass.spec().subnet().map(subnet -> takeInside(pass, subnet)).orElseGet(() -> external.take(pass));
    }

    private static IpAddress takeInside(Pass<LoadBalancerSpec, LoadBalancerStatus> pass, ResourceId subnet) {
        var layout = new SubnetLayout(
                pass.find(SubnetSpec.class, subnet).orElseThrow().spec().cidr());
        return pass.claimFirst(subnet, layout.candidates(pass.id()))
                .map(IpAddress::parse)
                .orElseThrow(() -> NetworkErrors.SUBNET_FULL.error(
                        "all %d addresses of subnet %s are taken; remove a port, or make another subnet",
                        layout.capacity(), layout.cidr()));
    }
}
