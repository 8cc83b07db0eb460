package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.Datum;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.UUID;

/** The one switch, shared by all routers of the installation, that leads to the hosts' external bridge. */
final class ExternalSwitch {

    private final Northbound northbound;
    private final String network;
    private final ResourceId id;

    ExternalSwitch(Northbound northbound, String network) {
        this.northbound = northbound;
        this.network = network;
        this.id = ResourceId.PLATFORM.derive("ovn-external-" + northbound.installation());
    }

    /** The switch exists and the router's port is plugged into it. */
    RowPlan join(RowPlan plan, ResourceId router, UUID switchPort, String routerPort) {
        var localnet = id.derive("localnet").value();
        return plan.row(
                        Northbound.SWITCH,
                        id.value(),
                        Map.of(
                                "name", Datum.of("pc-external-" + northbound.installation()),
                                "external_ids", northbound.marks(id, "external")))
                .row(
                        Northbound.SWITCH_PORT,
                        localnet,
                        Map.of(
                                "name", Datum.of("pc-localnet-" + northbound.installation()),
                                "type", Datum.of("localnet"),
                                "addresses", Datum.of("unknown"),
                                "options", Datum.map(Map.of("network_name", network)),
                                "external_ids", northbound.marks(id)))
                .row(
                        Northbound.SWITCH_PORT,
                        switchPort,
                        Map.of(
                                "name", Datum.of(routerPort + "-switch"),
                                "type", Datum.of("router"),
                                "addresses", Datum.of("router"),
                                // The gateway announces translated addresses, so that a fail-over is noticed at once.
                                "options", Datum.map(Map.of("router-port", routerPort, "nat-addresses", "router")),
                                "external_ids", northbound.marks(router)))
                .link(Northbound.SWITCH, id.value(), "ports", localnet)
                .link(Northbound.SWITCH, id.value(), "ports", switchPort);
    }

    /** The router's port is not plugged into the switch. */
    RowPlan leave(RowPlan plan, UUID switchPort) {
        return plan.unlink(Northbound.SWITCH, id.value(), "ports", switchPort);
    }
}
