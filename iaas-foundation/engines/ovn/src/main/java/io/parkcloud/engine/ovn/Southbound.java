package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.MonitoredTable;
import io.parkcloud.engine.ovn.ovsdb.OvsdbClient;
import io.parkcloud.engine.ovn.ovsdb.Row;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.ObservedLoadBalancer.Health;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the hosts report, in OVN's Southbound database. Columns are those of ovn-sb(5). Read only. */
final class Southbound {

    static final String DATABASE = "OVN_Southbound";
    static final String PORT_BINDING = "Port_Binding";
    static final String SERVICE_MONITOR = "Service_Monitor";
    private static final String CHASSIS = "Chassis";
    private static final String BY_PORT = "port";

    static final List<MonitoredTable> TABLES = List.of(
            MonitoredTable.of(PORT_BINDING, "logical_port", "chassis", "up")
                    .index(BY_PORT, row -> row.strings("logical_port")),
            MonitoredTable.of(CHASSIS, "name", "hostname"),
            MonitoredTable.of(SERVICE_MONITOR, "protocol", "port", "logical_port", "status")
                    .index(BY_PORT, row -> row.strings("logical_port")));

    private final OvsdbClient client;

    Southbound(OvsdbClient client) {
        this.client = client;
    }

    /** The host on which something is plugged into the port. */
    Optional<String> host(ResourceId port) {
        return binding(port)
                .flatMap(binding -> binding.atoms("chassis").stream().findFirst())
                .flatMap(chassis -> client.replica().row(CHASSIS, (UUID) chassis))
                .map(chassis -> chassis.optionalString("hostname").orElseGet(() -> chassis.string("name")));
    }

    boolean up(ResourceId port) {
        return binding(port)
                .filter(binding -> binding.size("chassis") > 0 && binding.bool("up"))
                .isPresent();
    }

    Health health(ResourceId port, String protocol, int target) {
        return client.replica().find(SERVICE_MONITOR, BY_PORT, Names.port(port)).stream()
                .filter(monitor -> monitor.number("port") == target
                        && monitor.string("protocol").equals(protocol))
                .findFirst()
                .flatMap(monitor -> monitor.optionalString("status"))
                .map(status -> status.equals("online") ? Health.ONLINE : Health.OFFLINE)
                .orElse(Health.UNKNOWN);
    }

    private Optional<Row> binding(ResourceId port) {
        return client.replica().find(PORT_BINDING, BY_PORT, Names.port(port)).stream()
                .findFirst();
    }
}
