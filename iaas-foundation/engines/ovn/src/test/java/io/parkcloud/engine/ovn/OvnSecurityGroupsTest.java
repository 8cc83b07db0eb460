package io.parkcloud.engine.ovn;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.PortRange;
import io.parkcloud.network.spi.SecurityRule;
import io.parkcloud.network.spi.SecurityRule.Direction;
import io.parkcloud.network.spi.SecurityRule.Peer;
import io.parkcloud.network.spi.SecurityRule.Protocol;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules in OVN's words. */
final class OvnSecurityGroupsTest {

    private static final ResourceId GROUP = new ResourceId(new UUID(0, 1));
    private static final ResourceId PEER = new ResourceId(new UUID(0, 2));
    private static final Peer ANYBODY = new Peer.Network(Cidr.parse("0.0.0.0/0"));

    @Test
    void matches() {
        assertThat(match(Direction.INGRESS, Protocol.TCP, PortRange.of(80), new Peer.Network(Cidr.parse("10.0.0.0/8"))))
                .isEqualTo("outport == @pc_00000000_0000_0000_0000_000000000001 && ip4 && ip4.src == 10.0.0.0/8"
                        + " && tcp && tcp.dst >= 80 && tcp.dst <= 80");
        assertThat(match(Direction.EGRESS, Protocol.UDP, new PortRange(1, 9), new Peer.Group(PEER)))
                .isEqualTo(
                        "inport == @pc_00000000_0000_0000_0000_000000000001 && ip4"
                                + " && ip4.dst == $pc_00000000_0000_0000_0000_000000000002_ip4 && udp && udp.dst >= 1 && udp.dst <= 9");
        assertThat(match(Direction.INGRESS, Protocol.ICMP, null, ANYBODY))
                .isEqualTo("outport == @pc_00000000_0000_0000_0000_000000000001 && ip4 && icmp4");
        assertThat(match(Direction.EGRESS, Protocol.ANY, null, ANYBODY))
                .isEqualTo("inport == @pc_00000000_0000_0000_0000_000000000001 && ip4");
    }

    private static String match(Direction direction, Protocol protocol, @Nullable PortRange ports, Peer peer) {
        return OvnSecurityGroups.match(GROUP, new SecurityRule(direction, protocol, Optional.ofNullable(ports), peer));
    }
}
