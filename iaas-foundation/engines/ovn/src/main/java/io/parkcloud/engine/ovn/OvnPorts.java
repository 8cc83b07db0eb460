package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.Datum;
import io.parkcloud.engine.ovn.ovsdb.Row;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedPort;
import io.parkcloud.network.spi.WantedPort;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A port is a switch port and its membership in groups, among them the one of its subnet that denies. */
final class OvnPorts implements LogicalObjects<WantedPort, ObservedPort> {

    private static final String KIND = "port";
    private static final String GROUPS = "groups";

    private final Northbound northbound;
    private final Southbound southbound;

    OvnPorts(Northbound northbound, Southbound southbound) {
        this.northbound = northbound;
        this.southbound = southbound;
    }

    @Override
    public void ensure(WantedPort port) {
        northbound.apply(plan(port));
    }

    @Override
    public boolean holds(WantedPort port) {
        return northbound.holds(() -> plan(port));
    }

    @Override
    public Optional<ObservedPort> observe(ResourceId id) {
        return northbound
                .own(Northbound.SWITCH_PORT, id.value())
                .map(row -> new ObservedPort(
                        new MacAddress(Northbound.markOf(row, "mac")),
                        address(row),
                        southbound.host(id),
                        southbound.up(id)));
    }

    @Override
    public void delete(ResourceId id) {
        var present = northbound.own(Northbound.SWITCH_PORT, id.value());
        if (present.isEmpty()) {
            return; // without its switch's reference it does not exist, and no group refers to it
        }
        var subnet = ResourceId.of(Northbound.markOf(present.get(), "subnet"));
        var plan = new RowPlan().unlink(Northbound.SWITCH, subnet.value(), "ports", id.value());
        northbound.apply(plan);
    }

    @Override
    public Set<ResourceId> ids() {
        return northbound.ids(Northbound.SWITCH_PORT, KIND);
    }

    static IpAddress address(Row switchPort) {
        return IpAddress.parse(Northbound.markOf(switchPort, "address"));
    }

    private RowPlan plan(WantedPort port) {
        var id = port.id();
        var present = northbound.own(Northbound.SWITCH_PORT, id.value());
        present.ifPresent(row -> requireSameSubnet(port, row));
        var denyAll = Names.denyAll(port.subnet());
        var plan = new RowPlan()
                .parent(
                        Northbound.SWITCH,
                        port.subnet().value(),
                        NetworkEngineErrors.parentAbsent(KIND, id, "subnet", port.subnet()))
                .parent(
                        Northbound.PORT_GROUP,
                        denyAll.value(),
                        NetworkEngineErrors.parentAbsent(KIND, id, "subnet", port.subnet()))
                .row(Northbound.SWITCH_PORT, id.value(), columns(port))
                .link(Northbound.SWITCH, port.subnet().value(), "ports", id.value())
                .link(Northbound.PORT_GROUP, denyAll.value(), "ports", id.value());
        for (var group : port.securityGroups()) {
            plan.parent(
                            Northbound.PORT_GROUP,
                            group.value(),
                            NetworkEngineErrors.parentAbsent(KIND, id, "security group", group))
                    .link(Northbound.PORT_GROUP, group.value(), "ports", id.value());
        }
        present.stream().flatMap(OvnPorts::groups).forEach(group -> {
            if (!port.securityGroups().contains(group)) {
                plan.unlink(Northbound.PORT_GROUP, group.value(), "ports", id.value());
            }
        });
        return plan;
    }

    private Map<String, Datum> columns(WantedPort port) {
        var both = Datum.of(port.mac() + " " + port.address());
        var columns = new HashMap<String, Datum>();
        columns.put("name", Datum.of(Names.port(port.id())));
        columns.put("addresses", both);
        columns.put("port_security", port.guarded() ? both : Datum.none());
        columns.put("dhcpv4_options", Datum.of(Names.dhcp(port.subnet())));
        columns.put(
                "external_ids",
                northbound.marks(
                        port.id(),
                        KIND,
                        "subnet",
                        port.subnet().toString(),
                        "mac",
                        port.mac().text(),
                        "address",
                        port.address().toString(),
                        GROUPS,
                        port.securityGroups().stream()
                                .map(ResourceId::toString)
                                .sorted()
                                .collect(Collectors.joining(" "))));
        return columns;
    }

    /** The groups it was put into, remembered in its row so that none has to be searched. */
    private static Stream<ResourceId> groups(Row row) {
        return row.entry("external_ids", GROUPS).stream()
                .flatMap(text -> Stream.of(text.split(" ")))
                .flatMap(text -> ResourceId.parse(text).stream());
    }

    private static void requireSameSubnet(WantedPort port, Row present) {
        var subnet = Northbound.markOf(present, "subnet");
        if (!subnet.equals(port.subnet().toString())) {
            throw new EngineException(
                    EngineErrors.REFUSED,
                    "port %s is in subnet %s and cannot move to subnet %s; make another one there"
                            .formatted(port.id(), subnet, port.subnet()));
        }
    }
}
