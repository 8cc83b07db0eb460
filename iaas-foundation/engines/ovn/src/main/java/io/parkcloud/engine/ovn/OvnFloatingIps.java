package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.Datum;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedFloatingIp;
import io.parkcloud.network.spi.WantedFloatingIp;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A floating address is a translation, both ways, in the router of the port's VPC. */
final class OvnFloatingIps implements LogicalObjects<WantedFloatingIp, ObservedFloatingIp> {

    private static final String KIND = "floating-ip";

    private final Northbound northbound;

    OvnFloatingIps(Northbound northbound) {
        this.northbound = northbound;
    }

    @Override
    public void ensure(WantedFloatingIp floating) {
        northbound.apply(plan(floating));
    }

    @Override
    public boolean holds(WantedFloatingIp floating) {
        return northbound.holds(() -> plan(floating));
    }

    @Override
    public Optional<ObservedFloatingIp> observe(ResourceId id) {
        return northbound
                .own(Northbound.NAT, id.value())
                .map(row -> new ObservedFloatingIp(
                        IpAddress.parse(row.string("external_ip")), IpAddress.parse(row.string("logical_ip"))));
    }

    @Override
    public void delete(ResourceId id) {
        northbound.own(Northbound.NAT, id.value()).ifPresent(row -> {
            var vpc = ResourceId.of(Northbound.markOf(row, "vpc"));
            northbound.apply(new RowPlan().unlink(Northbound.ROUTER, vpc.value(), "nat", id.value()));
        });
    }

    @Override
    public Set<ResourceId> ids() {
        return northbound.ids(Northbound.NAT, KIND);
    }

    private RowPlan plan(WantedFloatingIp floating) {
        var id = floating.id();
        var port = northbound
                .own(Northbound.SWITCH_PORT, floating.port().value())
                .orElseThrow(() -> NetworkEngineErrors.parentAbsent(KIND, id, "port", floating.port()));
        var subnet = ResourceId.of(Northbound.markOf(port, "subnet"));
        var subnetRow = northbound
                .own(Northbound.SWITCH, subnet.value())
                .orElseThrow(() -> NetworkEngineErrors.parentAbsent(KIND, id, "subnet", subnet));
        var vpc = ResourceId.of(Northbound.markOf(subnetRow, "vpc"));
        var router = northbound
                .own(Northbound.ROUTER, vpc.value())
                .orElseThrow(() -> NetworkEngineErrors.parentAbsent(KIND, id, "vpc", vpc));
        if (!router.contains("ports", Names.outsidePort(vpc))) {
            throw new EngineException(
                    EngineErrors.REFUSED,
                    "floating address %s needs a way out of VPC %s, which has none; give the VPC an external gateway first"
                            .formatted(floating.external(), vpc));
        }
        var plan = new RowPlan()
                .parent(
                        Northbound.SWITCH_PORT,
                        port.uuid(),
                        NetworkEngineErrors.parentAbsent(KIND, id, "port", floating.port()))
                .row(
                        Northbound.NAT,
                        id.value(),
                        Map.of(
                                "type", Datum.of("dnat_and_snat"),
                                "external_ip", Datum.of(floating.external().toString()),
                                "logical_ip", Datum.of(OvnPorts.address(port).toString()),
                                "external_ids", northbound.marks(id, KIND, "vpc", vpc.toString())))
                .link(Northbound.ROUTER, vpc.value(), "nat", id.value());
        northbound
                .own(Northbound.NAT, id.value())
                .map(row -> ResourceId.of(Northbound.markOf(row, "vpc")))
                .filter(before -> !before.equals(vpc))
                .ifPresent(before -> plan.unlink(Northbound.ROUTER, before.value(), "nat", id.value()));
        return plan;
    }
}
