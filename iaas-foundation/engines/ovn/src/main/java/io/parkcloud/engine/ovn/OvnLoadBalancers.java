package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.Datum;
import io.parkcloud.engine.ovn.ovsdb.Row;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.ObservedLoadBalancer;
import io.parkcloud.network.spi.ObservedLoadBalancer.Health;
import io.parkcloud.network.spi.WantedLoadBalancer;
import io.parkcloud.network.spi.WantedLoadBalancer.HealthCheck;
import io.parkcloud.network.spi.WantedLoadBalancer.Listener;
import io.parkcloud.network.spi.WantedLoadBalancer.Member;
import io.parkcloud.network.spi.WantedLoadBalancer.Transport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A load balancer is one row for each transport, in the group of its VPC's balancers, to which router and switches refer:
 * so it serves from outside and from every subnet, with one write.
 */
final class OvnLoadBalancers implements LogicalObjects<WantedLoadBalancer, ObservedLoadBalancer> {

    private static final String KIND = "load-balancer";

    private final Northbound northbound;
    private final Southbound southbound;

    OvnLoadBalancers(Northbound northbound, Southbound southbound) {
        this.northbound = northbound;
        this.southbound = southbound;
    }

    @Override
    public void ensure(WantedLoadBalancer balancer) {
        northbound.apply(plan(balancer));
    }

    @Override
    public boolean holds(WantedLoadBalancer balancer) {
        return northbound.holds(() -> plan(balancer));
    }

    @Override
    public Optional<ObservedLoadBalancer> observe(ResourceId id) {
        return northbound.own(Northbound.BALANCER, rowOf(id, Transport.TCP)).map(tcp -> {
            var members = new HashMap<Member, Health>();
            collectHealth(tcp, Transport.TCP, members);
            northbound
                    .own(Northbound.BALANCER, rowOf(id, Transport.UDP))
                    .ifPresent(udp -> collectHealth(udp, Transport.UDP, members));
            return new ObservedLoadBalancer(IpAddress.parse(Northbound.markOf(tcp, "address")), members);
        });
    }

    @Override
    public void delete(ResourceId id) {
        var plan = new RowPlan();
        for (var transport : Transport.values()) {
            plan.gone(Northbound.BALANCER, rowOf(id, transport));
        }
        northbound.apply(plan);
    }

    @Override
    public Set<ResourceId> ids() {
        return northbound.ids(Northbound.BALANCER, KIND);
    }

    /** Names of the ports that a balancer's row sends to. */
    static Set<String> memberPorts(Row balancer) {
        return balancer.entries("ip_port_mappings").values().stream()
                .map(value -> value.toString().split(":", 2)[0])
                .collect(Collectors.toSet());
    }

    private RowPlan plan(WantedLoadBalancer balancer) {
        var group = Names.balancerGroup(balancer.vpc());
        var plan = new RowPlan()
                .parent(
                        Northbound.BALANCER_GROUP,
                        group,
                        NetworkEngineErrors.parentAbsent(KIND, balancer.id(), "vpc", balancer.vpc()));
        for (var transport : Transport.values()) {
            var listeners = balancer.listeners().stream()
                    .filter(l -> l.protocol() == transport)
                    .toList();
            // The TCP row stands for the whole, so it is there even if it listens nowhere.
            if (transport == Transport.TCP || !listeners.isEmpty()) {
                row(plan, balancer, transport, listeners);
                plan.link(Northbound.BALANCER_GROUP, group, "load_balancer", rowOf(balancer.id(), transport));
            } else {
                plan.gone(Northbound.BALANCER, rowOf(balancer.id(), transport));
            }
        }
        return plan;
    }

    private void row(RowPlan plan, WantedLoadBalancer balancer, Transport transport, List<Listener> listeners) {
        var vips = new TreeMap<String, String>();
        var mappings = new TreeMap<String, String>();
        var checks = new ArrayList<UUID>();
        for (var listener : listeners) {
            var vip = balancer.address() + ":" + listener.port();
            vips.put(vip, backends(listener, mappings));
            balancer.healthCheck()
                    .ifPresent(check -> checks.add(healthCheck(plan, balancer.id(), transport, vip, check)));
        }
        var marks = transport == Transport.TCP
                ? northbound.marks(
                        balancer.id(), KIND, "address", balancer.address().toString())
                : northbound.marks(balancer.id());
        plan.row(
                Northbound.BALANCER,
                rowOf(balancer.id(), transport),
                Map.of(
                        "name", Datum.of("pc-" + balancer.id() + "-" + word(transport)),
                        "protocol", Datum.of(word(transport)),
                        "vips", Datum.map(vips),
                        "ip_port_mappings", Datum.map(mappings),
                        "health_check", RowPlan.references(checks),
                        // A client of a balancer without living members is told so, not left to its time limit.
                        "options", Datum.map(Map.of("reject", "true")),
                        "external_ids", marks));
    }

    /** Members that are present, in a lasting order; fills in where their health is probed from. */
    private String backends(Listener listener, Map<String, String> mappings) {
        var backends = new TreeSet<String>();
        for (var member : listener.members()) {
            northbound.own(Northbound.SWITCH_PORT, member.port().value()).ifPresent(port -> {
                var address = OvnPorts.address(port).toString();
                backends.add(address + ":" + member.target());
                var subnet = ResourceId.of(Northbound.markOf(port, "subnet"));
                northbound
                        .own(Northbound.SWITCH, subnet.value())
                        .ifPresent(row -> mappings.put(
                                address, Names.port(member.port()) + ":" + Northbound.markOf(row, "probe")));
            });
        }
        return String.join(",", backends);
    }

    private UUID healthCheck(RowPlan plan, ResourceId id, Transport transport, String vip, HealthCheck check) {
        var row = id.derive("health-" + transport + vip).value();
        plan.row(
                Northbound.HEALTH_CHECK,
                row,
                Map.of(
                        "vip", Datum.of(vip),
                        "options",
                                Datum.map(Map.of(
                                        "interval",
                                                Long.toString(check.interval().toSeconds()),
                                        "timeout", Long.toString(check.timeout().toSeconds()),
                                        "success_count", Integer.toString(check.successes()),
                                        "failure_count", Integer.toString(check.failures()))),
                        "external_ids", northbound.marks(id)));
        return row;
    }

    private void collectHealth(Row balancer, Transport transport, Map<Member, Health> members) {
        boolean checked = balancer.size("health_check") > 0;
        var ports = balancer.entries("ip_port_mappings");
        for (var backends : balancer.entries("vips").values()) {
            for (var backend : backends.toString().split(",", -1)) {
                int colon = backend.lastIndexOf(':');
                var mapping = colon < 0 ? null : ports.get(backend.substring(0, colon));
                if (mapping != null) {
                    var port = ResourceId.of(mapping.toString().split(":", 2)[0]);
                    int target = Integer.parseInt(backend.substring(colon + 1));
                    var health = checked ? southbound.health(port, word(transport), target) : Health.UNKNOWN;
                    members.put(new Member(port, target), health);
                }
            }
        }
    }

    private static UUID rowOf(ResourceId balancer, Transport transport) {
        return balancer.derive(word(transport)).value();
    }

    private static String word(Transport transport) {
        return transport.name().toLowerCase(Locale.ROOT);
    }
}
