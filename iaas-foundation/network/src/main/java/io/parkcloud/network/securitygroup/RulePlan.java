package io.parkcloud.network.securitygroup;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkErrors;
import io.parkcloud.network.spi.PortRange;
import io.parkcloud.network.spi.SecurityRule;
import io.parkcloud.network.spi.SecurityRule.Direction;
import io.parkcloud.network.spi.SecurityRule.Peer;
import io.parkcloud.network.spi.SecurityRule.Protocol;
import io.parkcloud.network.spi.WantedSecurityGroup;
import java.util.HashSet;
import java.util.Optional;

/** From what a user writes to what the engine is told. Pure. */
final class RulePlan {

    private static final Peer ANYBODY = new Peer.Network(Cidr.parse("0.0.0.0/0"));

    private RulePlan() {}

    /** @throws io.parkcloud.kernel.PlatformException {@code network.security-group.rule-invalid} */
    static WantedSecurityGroup wanted(ResourceId group, SecurityGroupSpec spec) {
        var rules = new HashSet<SecurityRule>();
        for (int i = 0; i < spec.rules().size(); i++) {
            rules.add(rule(group, spec.rules().get(i), "/spec/rules/" + i));
        }
        if (rules.stream().noneMatch(rule -> rule.direction() == Direction.EGRESS)) {
            rules.add(new SecurityRule(Direction.EGRESS, Protocol.ANY, Optional.empty(), ANYBODY));
        }
        return new WantedSecurityGroup(group, rules);
    }

    private static SecurityRule rule(ResourceId self, RuleSpec rule, String place) {
        int peers = (rule.cidr().isPresent() ? 1 : 0)
                + (rule.group().isPresent() ? 1 : 0)
                + (rule.amongThemselves() ? 1 : 0);
        if (peers > 1) {
            throw NetworkErrors.RULE_INVALID.error(
                    "%s names %d other ends; name one of cidr, group and self, and write a rule for each",
                    place, peers);
        }
        if (rule.ports().isPresent() && !rule.protocol().hasPorts()) {
            throw NetworkErrors.RULE_INVALID.error(
                    "%s/ports is %s, but %s has no ports; leave it out, or set protocol to Tcp or Udp",
                    place, rule.ports().get(), rule.protocol());
        }
        return new SecurityRule(
                rule.direction(), rule.protocol(), rule.ports().map(text -> range(text, place)), peer(self, rule));
    }

    private static Peer peer(ResourceId self, RuleSpec rule) {
        if (rule.amongThemselves()) {
            return new Peer.Group(self);
        }
        return rule.group()
                .<Peer>map(Peer.Group::new)
                .or(() -> rule.cidr().map(Peer.Network::new))
                .orElse(ANYBODY);
    }

    private static PortRange range(String text, String place) {
        var ends = text.split("-", 2);
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        if (first < 1 || last > 65535 || first > last) {
            throw NetworkErrors.RULE_INVALID.error(
                    "%s/ports is %s; ports lie in 1..65535 and the first is not above the last", place, text);
        }
        return new PortRange(first, last);
    }
}
