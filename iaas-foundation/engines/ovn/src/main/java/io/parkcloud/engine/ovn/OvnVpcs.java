package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.Datum;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedVpc;
import io.parkcloud.network.spi.WantedVpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A VPC is a router, the group of its load balancers and, with a way out, a port on the external switch. */
final class OvnVpcs implements LogicalObjects<WantedVpc, ObservedVpc> {

    private static final String KIND = "vpc";

    private final Northbound northbound;
    private final OvnProperties properties;
    private final ExternalSwitch external;

    OvnVpcs(Northbound northbound, OvnProperties properties) {
        this.northbound = northbound;
        this.properties = properties;
        this.external = new ExternalSwitch(northbound, properties.externalNetwork());
    }

    @Override
    public void ensure(WantedVpc vpc) {
        northbound.apply(plan(vpc));
    }

    @Override
    public boolean holds(WantedVpc vpc) {
        return northbound.holds(() -> plan(vpc));
    }

    @Override
    public Optional<ObservedVpc> observe(ResourceId id) {
        return northbound
                .own(Northbound.ROUTER, id.value())
                .map(router -> new ObservedVpc(northbound
                        .replica()
                        .row(Northbound.NAT, snat(id))
                        .map(nat -> IpAddress.parse(nat.string("external_ip")))));
    }

    @Override
    public void delete(ResourceId id) {
        int subnets = northbound
                .replica()
                .find(Northbound.SWITCH, "vpc", id.toString())
                .size();
        if (subnets > 0) {
            throw NetworkEngineErrors.inUse(KIND, id, "subnets", subnets);
        }
        var plan = new RowPlan()
                .gone(Northbound.ROUTER, id.value())
                .gone(Northbound.BALANCER_GROUP, Names.balancerGroup(id));
        northbound.apply(external.leave(plan, switchPort(id)));
    }

    @Override
    public Set<ResourceId> ids() {
        return northbound.ids(Northbound.ROUTER, KIND);
    }

    private RowPlan plan(WantedVpc vpc) {
        var id = vpc.id();
        var group = Names.balancerGroup(id);
        var plan = new RowPlan()
                .row(Northbound.BALANCER_GROUP, group, Map.of("name", Datum.of("pc-" + id)))
                .row(
                        Northbound.ROUTER,
                        id.value(),
                        Map.of(
                                "name",
                                Datum.of("pc-" + id),
                                "load_balancer_group",
                                Datum.of(group),
                                // Without these every router keeps the address of every other router of the external
                                // network.
                                "options",
                                Datum.map(Map.of(
                                        "always_learn_from_arp_request", "false", "dynamic_neigh_routers", "true")),
                                "external_ids",
                                northbound.marks(id, KIND)));
        vpc.outside().ifPresentOrElse(address -> connect(plan, vpc, address), () -> disconnect(plan, id));
        return plan;
    }

    private void connect(RowPlan plan, WantedVpc vpc, IpAddress address) {
        var id = vpc.id();
        var name = Names.outsidePortName(id);
        var outside = properties.external();
        var columns = Map.of(
                "name", Datum.of(name),
                "mac", Datum.of(MacAddress.of(id).text()),
                "networks", Datum.of(address + "/" + outside.cidr().prefix()),
                "gateway_chassis", RowPlan.references(gateways(plan, id, name)),
                "external_ids", northbound.marks(id));
        var route = Map.of(
                "ip_prefix", Datum.of("0.0.0.0/0"),
                "nexthop", Datum.of(outside.gateway().toString()),
                "output_port", Datum.of(name),
                "external_ids", northbound.marks(id));
        var snat = Map.of(
                "type", Datum.of("snat"),
                "external_ip", Datum.of(address.toString()),
                "logical_ip", Datum.of(vpc.cidr().toString()),
                "external_ids", northbound.marks(id));
        plan.row(Northbound.ROUTER_PORT, Names.outsidePort(id), columns)
                .row(Northbound.ROUTE, route(id), route)
                .row(Northbound.NAT, snat(id), snat)
                .link(Northbound.ROUTER, id.value(), "ports", Names.outsidePort(id))
                .link(Northbound.ROUTER, id.value(), "static_routes", route(id))
                .link(Northbound.ROUTER, id.value(), "nat", snat(id));
        external.join(plan, id, switchPort(id), name);
    }

    /** The chassis that may carry the port, in falling priority. */
    private List<UUID> gateways(RowPlan plan, ResourceId id, String port) {
        var rows = new ArrayList<UUID>();
        for (int i = 0; i < properties.gatewayChassis().size(); i++) {
            var host = properties.gatewayChassis().get(i);
            var row = id.derive("gateway-" + host).value();
            rows.add(row);
            plan.row(
                    Northbound.GATEWAY_CHASSIS,
                    row,
                    Map.of(
                            "name", Datum.of(port + "-" + host),
                            "chassis_name", Datum.of(host),
                            "priority", Datum.of(100 - i),
                            "external_ids", northbound.marks(id)));
        }
        return rows;
    }

    private void disconnect(RowPlan plan, ResourceId id) {
        plan.unlink(Northbound.ROUTER, id.value(), "ports", Names.outsidePort(id))
                .unlink(Northbound.ROUTER, id.value(), "static_routes", route(id))
                .unlink(Northbound.ROUTER, id.value(), "nat", snat(id));
        external.leave(plan, switchPort(id));
    }

    private static UUID switchPort(ResourceId vpc) {
        return vpc.derive("outside-switch-port").value();
    }

    private static UUID route(ResourceId vpc) {
        return vpc.derive("default-route").value();
    }

    private static UUID snat(ResourceId vpc) {
        return vpc.derive("snat").value();
    }
}
