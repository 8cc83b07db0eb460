package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.Datum;
import io.parkcloud.engine.ovn.ovsdb.MonitoredTable;
import io.parkcloud.engine.ovn.ovsdb.OvsdbClient;
import io.parkcloud.engine.ovn.ovsdb.Replica;
import io.parkcloud.engine.ovn.ovsdb.Row;
import io.parkcloud.engine.ovn.ovsdb.Transaction;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Ports of this host's integration bridge, in the Open vSwitch database. Columns are those of ovs-vswitchd.conf.db(5). */
final class OvsPorts {

    static final String DATABASE = "Open_vSwitch";

    private static final String SWITCH = "Open_vSwitch";
    private static final String BRIDGE = "Bridge";
    private static final String PORT = "Port";
    private static final String INTERFACE = "Interface";
    private static final String BY_NAME = "name";
    private static final String IDS = "external_ids";

    static final List<MonitoredTable> TABLES = List.of(
            MonitoredTable.of(SWITCH, "cur_cfg", "next_cfg"),
            MonitoredTable.of(BRIDGE, "name", "ports").index(BY_NAME, row -> row.strings("name")),
            MonitoredTable.of(PORT, "name", "interfaces").index(BY_NAME, row -> row.strings("name")),
            MonitoredTable.of(INTERFACE, "name", "external_ids", "error", "ofport")
                    .index(BY_NAME, row -> row.strings("name")));

    private final OvsdbClient client;
    private final String bridge;
    private final String installation;

    OvsPorts(OvsdbClient client, String bridge, String installation) {
        this.client = client;
        this.bridge = bridge;
        this.installation = installation;
    }

    Optional<Row> row(String device) {
        return find(client.replica(), INTERFACE, device);
    }

    /** The device is a port of the bridge, tied to the logical port. */
    void ensure(ResourceId port, String device, MacAddress mac) {
        var replica = client.replica();
        var bridgeRow = bridgeRow(replica);
        var portRow = portId(port);
        var transaction = new Transaction();
        var present = find(replica, INTERFACE, device);
        if (present.isEmpty()) {
            var interfaceRow = port.derive("ovs-interface").value();
            transaction
                    .insert(INTERFACE, interfaceRow, Map.of("name", Datum.of(device), IDS, marks(port, mac)))
                    .insert(
                            PORT,
                            portRow,
                            Map.of("name", Datum.of(device), "interfaces", Datum.of(interfaceRow), IDS, marks(port)));
        } else {
            requireOwn(port, device, present.get());
            if (!present.get().entry(IDS, "attached-mac").equals(Optional.of(mac.text()))) {
                transaction
                        .remove(INTERFACE, present.get().uuid(), IDS, Datum.of("attached-mac"))
                        .add(INTERFACE, present.get().uuid(), IDS, marks(port, mac));
            }
        }
        if (!bridgeRow.contains("ports", portRow)) {
            transaction.add(BRIDGE, bridgeRow.uuid(), "ports", Datum.of(portRow));
        }
        if (!transaction.isEmpty()) {
            bump(replica, transaction);
            client.transact(transaction);
        }
    }

    /** The device is no port of the bridge. @return whether it was one */
    boolean remove(ResourceId port, String device) {
        var replica = client.replica();
        var bridgeRow = bridgeRow(replica);
        if (bridgeRow.contains("ports", portId(port))) {
            find(replica, INTERFACE, device).ifPresent(row -> requireOwn(port, device, row));
            var transaction = new Transaction().remove(BRIDGE, bridgeRow.uuid(), "ports", Datum.of(portId(port)));
            bump(replica, transaction);
            client.transact(transaction);
            return true;
        }
        return false;
    }

    /** Whether ovs-vswitchd has done all that it was told. */
    boolean settled(Replica replica) {
        return replica.rows(SWITCH).stream().allMatch(row -> row.number("cur_cfg") >= row.number("next_cfg"));
    }

    /** Whether ovn-controller has installed the port's flows. */
    boolean forwarding(Replica replica, ResourceId port, String device) {
        return find(replica, INTERFACE, device)
                .filter(row -> row.entry(IDS, "iface-id").equals(Optional.of(Names.port(port))))
                .filter(row -> row.entry(IDS, "ovn-installed").equals(Optional.of("true")))
                .isPresent();
    }

    private Row bridgeRow(Replica replica) {
        return find(replica, BRIDGE, bridge)
                .orElseThrow(() -> EngineException.unavailable(
                        "Open vSwitch has no bridge %s; parkcloud.network.ovn.integration-bridge must name the one that ovn-controller works on"
                                .formatted(bridge),
                        null));
    }

    private void requireOwn(ResourceId port, String device, Row present) {
        if (!present.entry(IDS, "iface-id").equals(Optional.of(Names.port(port)))) {
            throw new EngineException(
                    EngineErrors.REFUSED,
                    "interface %s exists in Open vSwitch but is not port %s; it is left alone. Remove it by hand"
                            .formatted(device, port));
        }
    }

    /** Tells ovs-vswitchd that the configuration changed. */
    private static void bump(Replica replica, Transaction transaction) {
        replica.rows(SWITCH).forEach(row -> transaction.increment(SWITCH, row.uuid(), "next_cfg"));
    }

    private static UUID portId(ResourceId port) {
        return port.derive("ovs-port").value();
    }

    private Datum marks(ResourceId port) {
        return Datum.map(Map.of(Northbound.OWNER, installation, Northbound.ID, port.toString()));
    }

    private Datum marks(ResourceId port, MacAddress mac) {
        return Datum.map(
                Map.of(Northbound.OWNER, installation, "iface-id", Names.port(port), "attached-mac", mac.text()));
    }

    private static Optional<Row> find(Replica replica, String table, String name) {
        return replica.find(table, BY_NAME, name).stream().findFirst();
    }
}
