package io.parkcloud.network.spi;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.ResourceId;
import java.util.Optional;

/**
 * One thing that a security group allows.
 *
 * @param ports destination ports; only for TCP and UDP, empty for all
 * @param peer  the other end: source of what comes in, destination of what goes out
 */
public record SecurityRule(Direction direction, Protocol protocol, Optional<PortRange> ports, Peer peer) {

    public SecurityRule {
        if (ports.isPresent() && !protocol.hasPorts()) {
            throw new IllegalArgumentException(
                    "only TCP and UDP rules have ports, this one is %s with %s".formatted(protocol, ports.get()));
        }
    }

    /** As seen from the port. */
    public enum Direction {
        INGRESS,
        EGRESS
    }

    /** What is carried. */
    public enum Protocol {
        TCP,
        UDP,
        ICMP,
        ANY;

        public boolean hasPorts() {
            return this == TCP || this == UDP;
        }
    }

    /** The other end of a flow. */
    public sealed interface Peer {

        /** Addresses. */
        record Network(Cidr cidr) implements Peer {}

        /** All ports of a group, wherever they are. One that does not exist has none. */
        record Group(ResourceId group) implements Peer {}
    }
}
