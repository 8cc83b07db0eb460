package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.Datum;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedSecurityGroup;
import io.parkcloud.network.spi.SecurityRule;
import io.parkcloud.network.spi.SecurityRule.Direction;
import io.parkcloud.network.spi.SecurityRule.Peer;
import io.parkcloud.network.spi.WantedSecurityGroup;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A security group is a port group with one stateful ACL for each rule, above those of the subnet that deny. */
final class OvnSecurityGroups implements LogicalObjects<WantedSecurityGroup, ObservedSecurityGroup> {

    private static final String KIND = "security-group";
    private static final int PRIORITY = 1002;

    private final Northbound northbound;

    OvnSecurityGroups(Northbound northbound) {
        this.northbound = northbound;
    }

    @Override
    public void ensure(WantedSecurityGroup group) {
        northbound.apply(plan(group));
    }

    @Override
    public boolean holds(WantedSecurityGroup group) {
        return northbound.holds(() -> plan(group));
    }

    @Override
    public Optional<ObservedSecurityGroup> observe(ResourceId id) {
        return northbound
                .own(Northbound.PORT_GROUP, id.value())
                .map(row -> new ObservedSecurityGroup(row.size("acls"), row.size("ports")));
    }

    @Override
    public void delete(ResourceId id) {
        int ports = observe(id).map(ObservedSecurityGroup::ports).orElse(0);
        if (ports > 0) {
            throw NetworkEngineErrors.inUse(KIND, id, "ports", ports);
        }
        northbound.apply(new RowPlan().gone(Northbound.PORT_GROUP, id.value()));
    }

    @Override
    public Set<ResourceId> ids() {
        return northbound.ids(Northbound.PORT_GROUP, KIND);
    }

    private RowPlan plan(WantedSecurityGroup group) {
        var plan = new RowPlan();
        var acls = new ArrayList<UUID>();
        for (var rule : group.rules()) {
            var match = match(group.id(), rule);
            var direction = rule.direction() == Direction.INGRESS ? "to-lport" : "from-lport";
            var row = group.id().derive(direction + match).value();
            acls.add(row);
            plan.row(
                    Northbound.ACL,
                    row,
                    Map.of(
                            "direction", Datum.of(direction),
                            "priority", Datum.of(PRIORITY),
                            "match", Datum.of(match),
                            "action", Datum.of("allow-related"),
                            "external_ids", northbound.marks(group.id())));
        }
        return plan.row(
                Northbound.PORT_GROUP,
                group.id().value(),
                Map.of(
                        "name",
                        Datum.of(Names.portGroup(group.id())),
                        "acls",
                        RowPlan.references(acls),
                        "external_ids",
                        northbound.marks(group.id(), KIND)));
    }

    /** The rule in OVN's expression language, ovn-sb(5), table Logical_Flow, column match. */
    static String match(ResourceId group, SecurityRule rule) {
        boolean ingress = rule.direction() == Direction.INGRESS;
        var match = new StringBuilder(ingress ? "outport" : "inport")
                .append(" == @")
                .append(Names.portGroup(group))
                .append(" && ip4");
        var far = ingress ? "ip4.src" : "ip4.dst";
        switch (rule.peer()) {
            case Peer.Network network -> {
                if (network.cidr().prefix() > 0) {
                    match.append(" && %s == %s".formatted(far, network.cidr()));
                }
            }
            case Peer.Group peer -> match.append(" && %s == $%s_ip4".formatted(far, Names.portGroup(peer.group())));
        }
        var protocol = rule.protocol().name().toLowerCase(Locale.ROOT);
        switch (rule.protocol()) {
            case TCP, UDP -> {
                match.append(" && ").append(protocol);
                rule.ports()
                        .ifPresent(range -> match.append(" && %1$s.dst >= %2$d && %1$s.dst <= %3$d"
                                .formatted(protocol, range.first(), range.last())));
            }
            case ICMP -> match.append(" && icmp4");
            case ANY -> {}
        }
        return match.toString();
    }
}
