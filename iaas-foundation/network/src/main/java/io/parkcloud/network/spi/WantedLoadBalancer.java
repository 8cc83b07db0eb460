package io.parkcloud.network.spi;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A layer 4 load balancer. Flows keep the client's source address, so it is the client that members' groups must allow.
 *
 * @param vpc         whose members it serves; fixed
 * @param address     where it listens: in the external network, or an address of the VPC that no port has
 * @param listeners   at most one for a protocol and port
 * @param healthCheck empty to always use all members
 */
public record WantedLoadBalancer(
        ResourceId id, ResourceId vpc, IpAddress address, Set<Listener> listeners, Optional<HealthCheck> healthCheck)
        implements Wanted {

    public WantedLoadBalancer {
        listeners = Set.copyOf(listeners);
        long places = listeners.stream()
                .map(l -> l.protocol() + "/" + l.port())
                .distinct()
                .count();
        if (places != listeners.size()) {
            throw new IllegalArgumentException(
                    "two listeners of load balancer %s share a protocol and port".formatted(id));
        }
    }

    /** What can be balanced. */
    public enum Transport {
        TCP,
        UDP
    }

    /** Connections to {@code port} go to one of {@code members}, chosen by a hash of the flow. */
    public record Listener(Transport protocol, int port, Set<Member> members) {
        public Listener {
            members = Set.copyOf(members);
        }
    }

    /** A server behind a listener. @param target TCP or UDP port it serves on */
    public record Member(ResourceId port, int target) {}

    /**
     * How dead members are found: by connecting to their target port.
     *
     * @param interval  between two probes; whole seconds
     * @param timeout   for an answer; whole seconds
     * @param successes answered probes in a row that bring a member back
     * @param failures  unanswered probes in a row that take it out
     */
    public record HealthCheck(Duration interval, Duration timeout, int successes, int failures) {

        public HealthCheck {
            if (interval.toSeconds() < 1 || timeout.toSeconds() < 1 || successes < 1 || failures < 1) {
                throw new IllegalArgumentException(
                        "a health check needs at least 1 s interval, 1 s timeout, 1 success and 1 failure, was every %s, %s, %d, %d"
                                .formatted(interval, timeout, successes, failures));
            }
        }
    }
}
