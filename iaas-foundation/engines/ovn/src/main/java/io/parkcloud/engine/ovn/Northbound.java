package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.Datum;
import io.parkcloud.engine.ovn.ovsdb.MonitoredTable;
import io.parkcloud.engine.ovn.ovsdb.OvsdbClient;
import io.parkcloud.engine.ovn.ovsdb.Replica;
import io.parkcloud.engine.ovn.ovsdb.Row;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NetworkEngineErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** OVN's Northbound database as this installation uses it. Columns are those of ovn-nb(5). */
final class Northbound {

    static final String DATABASE = "OVN_Northbound";

    static final String SWITCH = "Logical_Switch";
    static final String SWITCH_PORT = "Logical_Switch_Port";
    static final String ROUTER = "Logical_Router";
    static final String ROUTER_PORT = "Logical_Router_Port";
    static final String ROUTE = "Logical_Router_Static_Route";
    static final String GATEWAY_CHASSIS = "Gateway_Chassis";
    static final String NAT = "NAT";
    static final String DHCP = "DHCP_Options";
    static final String PORT_GROUP = "Port_Group";
    static final String ACL = "ACL";
    static final String BALANCER = "Load_Balancer";
    static final String BALANCER_GROUP = "Load_Balancer_Group";
    static final String HEALTH_CHECK = "Load_Balancer_Health_Check";

    /** Key in {@code external_ids} of every row we make: whose it is. */
    static final String OWNER = "parkcloud";

    static final String ID = "id";

    /** Set in the one row that stands for the object as a whole, to the object's kind. */
    static final String KIND = "kind";

    private static final String IDS = "external_ids";
    private static final String BY_KIND = "kind";

    static final List<MonitoredTable> TABLES = List.of(
            byKind(MonitoredTable.of(SWITCH, "name", "ports", "other_config", "load_balancer_group", "external_ids"))
                    .index("vpc", row -> mark(row, "vpc")),
            byKind(MonitoredTable.of(
                            SWITCH_PORT,
                            "name",
                            "type",
                            "options",
                            "addresses",
                            "port_security",
                            "dhcpv4_options",
                            "external_ids"))
                    .index("subnet", row -> mark(row, "subnet")),
            byKind(MonitoredTable.of(
                    ROUTER, "name", "ports", "static_routes", "nat", "load_balancer_group", "options", "external_ids")),
            MonitoredTable.of(ROUTER_PORT, "name", "mac", "networks", "gateway_chassis", "external_ids"),
            MonitoredTable.of(ROUTE, "ip_prefix", "nexthop", "output_port", "external_ids"),
            MonitoredTable.of(GATEWAY_CHASSIS, "name", "chassis_name", "priority", "external_ids"),
            byKind(MonitoredTable.of(NAT, "type", "external_ip", "logical_ip", "external_ids")),
            MonitoredTable.of(DHCP, "cidr", "options", "external_ids"),
            byKind(MonitoredTable.of(PORT_GROUP, "name", "ports", "acls", "external_ids")),
            MonitoredTable.of(ACL, "priority", "direction", "match", "action", "external_ids"),
            byKind(MonitoredTable.of(
                            BALANCER,
                            "name",
                            "vips",
                            "protocol",
                            "health_check",
                            "ip_port_mappings",
                            "options",
                            "external_ids"))
                    .index("member", OvnLoadBalancers::memberPorts),
            MonitoredTable.of(BALANCER_GROUP, "name", "load_balancer"),
            MonitoredTable.of(HEALTH_CHECK, "vip", "options", "external_ids"));

    private final OvsdbClient client;
    private final String installation;

    Northbound(OvsdbClient client, String installation) {
        this.client = client;
        this.installation = installation;
    }

    String installation() {
        return installation;
    }

    Replica replica() {
        return client.replica();
    }

    /** Makes it so, in one transaction; none if it is so already. */
    void apply(RowPlan plan) {
        var difference = plan.difference(client.replica(), installation);
        if (!difference.isEmpty()) {
            client.transact(difference);
        }
    }

    /** Whether all is as planned. A missing parent, found while planning or afterwards, means no. */
    boolean holds(Supplier<RowPlan> plan) {
        try {
            return plan.get().difference(client.replica(), installation).isEmpty();
        } catch (EngineException e) {
            if (e.code().equals(NetworkEngineErrors.PARENT_ABSENT)) {
                return false;
            }
            throw e;
        }
    }

    /** The row, if it is ours. */
    Optional<Row> own(String table, UUID uuid) {
        return client.replica().row(table, uuid).filter(this::isOwn);
    }

    boolean isOwn(Row row) {
        return row.entry(IDS, OWNER).filter(installation::equals).isPresent();
    }

    /** All our objects of a kind. */
    Set<ResourceId> ids(String table, String kind) {
        return client.replica().find(table, BY_KIND, installation + "/" + kind).stream()
                .map(row -> ResourceId.of(row.entry(IDS, ID).orElseThrow()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Marks of the row that stands for an object. @param more keys and values in turn */
    Datum marks(ResourceId id, String kind, String... more) {
        var marks = new TreeMap<>(Map.of(OWNER, installation, ID, id.toString(), KIND, kind));
        for (int i = 0; i < more.length; i += 2) {
            marks.put(more[i], more[i + 1]);
        }
        return Datum.map(marks);
    }

    /** Marks of a row that is a part of an object. */
    Datum marks(ResourceId id) {
        return Datum.map(Map.of(OWNER, installation, ID, id.toString()));
    }

    /** Whether rows of the table carry marks: all but the one table that has no {@code external_ids}. */
    static boolean marked(String table) {
        return !table.equals(BALANCER_GROUP);
    }

    static Set<String> mark(Row row, String key) {
        return row.entry(IDS, key).map(Set::of).orElse(Set.of());
    }

    /** A mark that every row of its kind has. */
    static String markOf(Row row, String key) {
        return row.entry(IDS, key)
                .orElseThrow(() -> new IllegalStateException("row %s has lost its mark %s".formatted(row.uuid(), key)));
    }

    private static MonitoredTable byKind(MonitoredTable table) {
        return table.index(BY_KIND, row -> row.entry(IDS, KIND)
                .flatMap(kind -> row.entry(IDS, OWNER).map(owner -> owner + "/" + kind))
                .map(Set::of)
                .orElse(Set.of()));
    }
}
