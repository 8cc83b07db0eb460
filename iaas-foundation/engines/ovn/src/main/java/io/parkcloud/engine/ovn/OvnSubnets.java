package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.Datum;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedSubnet;
import io.parkcloud.network.spi.WantedSubnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A subnet is a switch joined to its VPC's router, a set of DHCP options and a group of all its ports that denies. */
final class OvnSubnets implements LogicalObjects<WantedSubnet, ObservedSubnet> {

    private static final String KIND = "subnet";
    private static final int LEASE_SECONDS = 43_200;

    private final Northbound northbound;
    private final int mtu;

    OvnSubnets(Northbound northbound, int mtu) {
        this.northbound = northbound;
        this.mtu = mtu;
    }

    @Override
    public void ensure(WantedSubnet subnet) {
        northbound.apply(plan(subnet));
    }

    @Override
    public boolean holds(WantedSubnet subnet) {
        return northbound.holds(() -> plan(subnet));
    }

    @Override
    public Optional<ObservedSubnet> observe(ResourceId id) {
        return northbound
                .own(Northbound.SWITCH, id.value())
                .map(row -> new ObservedSubnet(
                        Cidr.parse(Northbound.markOf(row, "cidr")),
                        IpAddress.parse(Northbound.markOf(row, "gateway"))));
    }

    @Override
    public void delete(ResourceId id) {
        var present = northbound.own(Northbound.SWITCH, id.value());
        int ports = northbound
                .replica()
                .find(Northbound.SWITCH_PORT, "subnet", id.toString())
                .size();
        if (present.isPresent() && ports > 0) {
            throw NetworkEngineErrors.inUse(KIND, id, "ports", ports);
        }
        var plan = new RowPlan()
                .gone(Northbound.SWITCH, id.value())
                .gone(Northbound.DHCP, Names.dhcp(id))
                .gone(Northbound.PORT_GROUP, Names.denyAll(id).value());
        present.ifPresent(row -> {
            var vpc = ResourceId.of(Northbound.markOf(row, "vpc"));
            plan.unlink(Northbound.ROUTER, vpc.value(), "ports", Names.routerPort(id));
        });
        northbound.apply(plan);
    }

    @Override
    public Set<ResourceId> ids() {
        return northbound.ids(Northbound.SWITCH, KIND);
    }

    private RowPlan plan(WantedSubnet subnet) {
        requireSameVpc(subnet);
        var vpc = subnet.vpc();
        var plan = new RowPlan()
                .parent(
                        Northbound.ROUTER,
                        vpc.value(),
                        NetworkEngineErrors.parentAbsent(KIND, subnet.id(), "vpc", vpc));
        switchRows(plan, subnet);
        routerRows(plan, subnet);
        denyAll(plan, subnet.id());
        return plan;
    }

    private void requireSameVpc(WantedSubnet subnet) {
        northbound.own(Northbound.SWITCH, subnet.id().value()).ifPresent(row -> {
            var vpc = Northbound.markOf(row, "vpc");
            if (!vpc.equals(subnet.vpc().toString())) {
                throw new EngineException(
                        EngineErrors.REFUSED,
                        "subnet %s is in VPC %s and cannot move to VPC %s; make another one there"
                                .formatted(subnet.id(), vpc, subnet.vpc()));
            }
        });
    }

    private void switchRows(RowPlan plan, WantedSubnet subnet) {
        var id = subnet.id();
        plan.row(
                        Northbound.SWITCH,
                        id.value(),
                        Map.of(
                                "name",
                                Datum.of("pc-" + id),
                                "load_balancer_group",
                                Datum.of(Names.balancerGroup(subnet.vpc())),
                                "external_ids",
                                northbound.marks(
                                        id,
                                        KIND,
                                        "vpc",
                                        subnet.vpc().toString(),
                                        "cidr",
                                        subnet.cidr().toString(),
                                        "gateway",
                                        subnet.gateway().toString(),
                                        "probe",
                                        subnet.probe().toString())))
                .row(
                        Northbound.DHCP,
                        Names.dhcp(id),
                        Map.of(
                                "cidr", Datum.of(subnet.cidr().toString()),
                                "options", Datum.map(dhcpOptions(subnet)),
                                "external_ids", northbound.marks(id)));
    }

    private Map<String, String> dhcpOptions(WantedSubnet subnet) {
        var options = new LinkedHashMap<String, String>();
        options.put("lease_time", Integer.toString(LEASE_SECONDS));
        options.put("router", subnet.gateway().toString());
        options.put("server_id", subnet.gateway().toString());
        options.put("server_mac", MacAddress.of(subnet.id()).text());
        options.put("mtu", Integer.toString(mtu));
        if (!subnet.dns().isEmpty()) {
            options.put(
                    "dns_server",
                    subnet.dns().stream().map(IpAddress::toString).collect(Collectors.joining(", ", "{", "}")));
        }
        return options;
    }

    private void routerRows(RowPlan plan, WantedSubnet subnet) {
        var id = subnet.id();
        var name = "pc-gateway-" + id;
        plan.row(
                        Northbound.ROUTER_PORT,
                        Names.routerPort(id),
                        Map.of(
                                "name", Datum.of(name),
                                "mac", Datum.of(MacAddress.of(id).text()),
                                "networks",
                                        Datum.of(subnet.gateway() + "/"
                                                + subnet.cidr().prefix()),
                                "external_ids", northbound.marks(id)))
                .row(
                        Northbound.SWITCH_PORT,
                        Names.gatewayPort(id),
                        Map.of(
                                "name", Datum.of(name + "-switch"),
                                "type", Datum.of("router"),
                                "addresses", Datum.of("router"),
                                "options", Datum.map(Map.of("router-port", name)),
                                "external_ids", northbound.marks(id)))
                .link(Northbound.ROUTER, subnet.vpc().value(), "ports", Names.routerPort(id))
                .link(Northbound.SWITCH, id.value(), "ports", Names.gatewayPort(id));
    }

    /** Below every rule: nothing passes. DHCP does, lest a group without egress leave a machine without an address. */
    private void denyAll(RowPlan plan, ResourceId subnet) {
        var group = Names.denyAll(subnet);
        var name = Names.portGroup(group);
        var acls = new ArrayList<UUID>();
        acls.add(acl(plan, group, "to-lport", 1000, "outport == @%s && ip".formatted(name), "drop"));
        acls.add(acl(plan, group, "from-lport", 1000, "inport == @%s && ip".formatted(name), "drop"));
        acls.add(acl(
                plan,
                group,
                "from-lport",
                1001,
                "inport == @%s && ip4 && udp.src == 68 && udp.dst == 67".formatted(name),
                "allow"));
        plan.row(
                Northbound.PORT_GROUP,
                group.value(),
                Map.of(
                        "name",
                        Datum.of(name),
                        "acls",
                        RowPlan.references(acls),
                        "external_ids",
                        northbound.marks(subnet)));
    }

    private UUID acl(RowPlan plan, ResourceId group, String direction, int priority, String match, String action) {
        var row = group.derive(direction + match).value();
        plan.row(
                Northbound.ACL,
                row,
                Map.of(
                        "direction", Datum.of(direction),
                        "priority", Datum.of(priority),
                        "match", Datum.of(match),
                        "action", Datum.of(action),
                        "external_ids", northbound.marks(group)));
        return row;
    }
}
