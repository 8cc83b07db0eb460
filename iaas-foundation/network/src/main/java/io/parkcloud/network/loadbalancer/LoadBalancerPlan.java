package io.parkcloud.network.loadbalancer;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.HealthCheckSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.ListenerSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerStatus.MemberHealth;
import io.parkcloud.network.spi.ObservedLoadBalancer;
import io.parkcloud.network.spi.ObservedLoadBalancer.Health;
import io.parkcloud.network.spi.WantedLoadBalancer;
import io.parkcloud.network.spi.WantedLoadBalancer.HealthCheck;
import io.parkcloud.network.spi.WantedLoadBalancer.Listener;
import io.parkcloud.network.spi.WantedLoadBalancer.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** From what a user writes to what the engine is told, and back. Pure. */
final class LoadBalancerPlan {

    private LoadBalancerPlan() {}

    static WantedLoadBalancer wanted(ResourceId id, LoadBalancerSpec spec, IpAddress address) {
        var listeners =
                spec.listeners().stream().map(LoadBalancerPlan::listener).collect(Collectors.toSet());
        return new WantedLoadBalancer(
                id, spec.vpc(), address, listeners, spec.healthCheck().map(LoadBalancerPlan::healthCheck));
    }

    /** All members of the spec in its order, each once; those that the engine does not have are unknown to it. */
    static List<MemberHealth> members(LoadBalancerSpec spec, Optional<ObservedLoadBalancer> seen) {
        return spec.listeners().stream()
                .flatMap(listener -> listener.members().stream())
                .distinct()
                .map(m ->
                        new MemberHealth(m.port(), m.targetPort(), health(seen, new Member(m.port(), m.targetPort()))))
                .toList();
    }

    private static Health health(Optional<ObservedLoadBalancer> seen, Member member) {
        return seen.map(balancer -> balancer.members().getOrDefault(member, Health.UNKNOWN))
                .orElse(Health.UNKNOWN);
    }

    private static Listener listener(ListenerSpec listener) {
        return new Listener(
                listener.protocol(),
                listener.port(),
                listener.members().stream()
                        .map(m -> new Member(m.port(), m.targetPort()))
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
