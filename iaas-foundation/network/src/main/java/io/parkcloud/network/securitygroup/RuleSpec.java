package io.parkcloud.network.securitygroup;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.SecurityRule.Direction;
import io.parkcloud.network.spi.SecurityRule.Protocol;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * One thing that is allowed. The other end is {@code cidr}, {@code group} or {@code self}; with none of them, anybody.
 *
 * @param direction seen from the port; {@code Ingress} if left out
 * @param protocol  {@code Tcp}, {@code Udp}, {@code Icmp} or {@code Any}, the last if left out
 * @param ports     destination ports, {@code 443} or {@code 8000-8100}; all if left out
 * @param cidr      the other end's addresses
 * @param group     the other end is a port of that security group
 * @param self      the other end is a port of this very group
 */
public record RuleSpec(
        Direction direction,
        Protocol protocol,
        Optional<@Pattern(regexp = "\\d{1,5}(-\\d{1,5})?", message = "must be like 443 or 8000-8100") String> ports,
        Optional<Cidr> cidr,
        Optional<ResourceId> group,
        Optional<Boolean> self) {

    public RuleSpec {
        direction = direction == null ? Direction.INGRESS : direction;
        protocol = protocol == null ? Protocol.ANY : protocol;
    }

    /** Whether the other end is a port of this very group. */
    public boolean amongThemselves() {
        return self.orElse(false);
    }
}
