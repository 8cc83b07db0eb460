package io.parkcloud.network.loadbalancer;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.HealthCheckSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.ListenerSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.MemberSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerStatus.MemberHealth;
import io.parkcloud.network.spi.ObservedLoadBalancer;
import io.parkcloud.network.spi.ObservedLoadBalancer.Health;
import io.parkcloud.network.spi.WantedLoadBalancer;
import io.parkcloud.network.spi.WantedLoadBalancer.HealthCheck;
import io.parkcloud.network.spi.WantedLoadBalancer.Listener;
import io.parkcloud.network.spi.WantedLoadBalancer.Member;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From what a user writes to what the engine is told, and back. Pure. */
final class LoadBalancerPlan {

    private LoadBalancerPlan() {}

    /** @param servers the ports that a member stands for now */
    static WantedLoadBalancer wanted(
            ResourceId id, LoadBalancerSpec spec, Function<MemberSpec, List<ResourceId>> servers, IpAddress address) {
        var listeners = spec.listeners().stream()
                .map(listener -> listener(listener, servers))
                .collect(Collectors.toSet());
        return new WantedLoadBalancer(
                id, spec.vpc(), address, listeners, spec.healthCheck().map(LoadBalancerPlan::healthCheck));
    }

    /** All members, each once, in a fixed order; those that the engine does not have are unknown to it. */
    static List<MemberHealth> members(WantedLoadBalancer wanted, Optional<ObservedLoadBalancer> seen) {
        return wanted.listeners().stream()
                .flatMap(listener -> listener.members().stream())
                .distinct()
                .sorted(Comparator.comparing((Member member) -> member.port().toString())
                        .thenComparingInt(Member::target))
                .map(member -> new MemberHealth(member.port(), member.target(), health(seen, member)))
                .toList();
    }

    private static Health health(Optional<ObservedLoadBalancer> seen, Member member) {
        return seen.map(balancer -> balancer.members().getOrDefault(member, Health.UNKNOWN))
                .orElse(Health.UNKNOWN);
    }

    private static Listener listener(ListenerSpec listener, Function<MemberSpec, List<ResourceId>> servers) {
        return new Listener(
                listener.protocol(),
                listener.port(),
                listener.members().stream()
                        .flatMap(member ->
                                servers.apply(member).stream().map(port -> new Member(port, member.targetPort())))
                        .collect(Collectors.toSet()));
    }

    private static HealthCheck healthCheck(HealthCheckSpec check) {
        return new HealthCheck(
                Duration.ofSeconds(check.intervalSeconds().orElse(5)),
                Duration.ofSeconds(check.timeoutSeconds().orElse(2)),
                check.successes().orElse(1),
                check.failures().orElse(3));
    }
}
