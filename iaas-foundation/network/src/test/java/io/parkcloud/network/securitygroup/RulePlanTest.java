package io.parkcloud.network.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkErrors;
import io.parkcloud.network.spi.PortRange;
import io.parkcloud.network.spi.SecurityRule;
import io.parkcloud.network.spi.SecurityRule.Direction;
import io.parkcloud.network.spi.SecurityRule.Peer;
import io.parkcloud.network.spi.SecurityRule.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link RulePlan}. */
final class RulePlanTest {

    private static final Peer ANYBODY = new Peer.Network(Cidr.parse("0.0.0.0/0"));
    private static final SecurityRule EVERYTHING_OUT =
            new SecurityRule(Direction.EGRESS, Protocol.ANY, Optional.empty(), ANYBODY);

    private final ResourceId group = new ResourceId(new UUID(1, 2));

    @Test
    void withoutEgressRulesEverythingGoesOut() {
        assertThat(plan()).containsExactly(EVERYTHING_OUT);
        assertThat(plan(tcp("443", false))).hasSize(2).contains(EVERYTHING_OUT);
    }

    @Test
    void anEgressRuleIsAllThatGoesOut() {
        var dns = new RuleSpec(
                Direction.EGRESS,
                Protocol.UDP,
                Optional.of("53"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(plan(dns))
                .containsExactly(
                        new SecurityRule(Direction.EGRESS, Protocol.UDP, Optional.of(PortRange.of(53)), ANYBODY));
    }

    @Test
    void rangesAndSelfAreUnderstood() {
        assertThat(plan(tcp("8000-8100", true)))
                .contains(new SecurityRule(
                        Direction.INGRESS,
                        Protocol.TCP,
                        Optional.of(new PortRange(8000, 8100)),
                        new Peer.Group(group)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "90-80"})
    void impossiblePortsAreRefusedWithTheirPlace(String ports) {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> plan(tcp("22", false), tcp(ports, false)))
                .withMessageContaining("/spec/rules/1/ports is " + ports)
                .matches(e -> e.code().equals(NetworkErrors.RULE_INVALID));
    }

    @Test
    void portsWithoutTransportAndTwoPeersAreRefused() {
        var icmp = new RuleSpec(
                Direction.INGRESS,
                Protocol.ICMP,
                Optional.of("8"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> plan(icmp))
                .withMessageContaining("ICMP has no ports");
        var two = new RuleSpec(
                Direction.INGRESS,
                Protocol.ANY,
                Optional.empty(),
                Optional.of(Cidr.parse("10.0.0.0/8")),
                Optional.of(group),
                Optional.empty());
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> plan(two))
                .withMessageContaining("2 other ends");
    }

    private java.util.Set<SecurityRule> plan(RuleSpec... rules) {
        return RulePlan.wanted(group, new SecurityGroupSpec(List.of(rules))).rules();
    }

    private static RuleSpec tcp(String ports, boolean self) {
        return new RuleSpec(
                Direction.INGRESS,
                Protocol.TCP,
                Optional.of(ports),
                Optional.empty(),
                Optional.empty(),
                Optional.of(self));
    }
}
