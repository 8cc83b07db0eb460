package io.parkcloud.engine.simulated.network;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.store.memory.MemoryStore;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.Condition;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.floatingip.FloatingIpKind;
import io.parkcloud.network.loadbalancer.LoadBalancerKind;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.HealthCheckSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.ListenerSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.MemberSpec;
import io.parkcloud.network.port.PortKind;
import io.parkcloud.network.port.PortSpec;
import io.parkcloud.network.port.PortStatus;
import io.parkcloud.network.securitygroup.SecurityGroupKind;
import io.parkcloud.network.securitygroup.SecurityGroupSpec;
import io.parkcloud.network.spi.ExternalNetwork;
import io.parkcloud.network.spi.WantedLoadBalancer.Transport;
import io.parkcloud.network.subnet.SubnetKind;
import io.parkcloud.network.subnet.SubnetSpec;
import io.parkcloud.network.vpc.VpcKind;
import io.parkcloud.network.vpc.VpcSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A control plane with the network kinds over a simulated engine. */
final class Network {

    private final SimulatedNetworkEngine engine;
    private final ControlPlane plane;
    private final Map<String, ResourceId> names = new HashMap<>();

    Network(Faults faults, long seed, Kind<?, ?>... more) {
        var external = new ExternalNetwork(Cidr.parse("172.31.0.0/16"), IpAddress.parse("172.31.0.1"));
        engine = new SimulatedNetworkEngine(external, faults);
        List<Kind<?, ?>> kinds = new ArrayList<>(List.of(
                new VpcKind(engine),
                new SubnetKind(engine),
                new PortKind(engine),
                new SecurityGroupKind(engine),
                new FloatingIpKind(engine),
                new LoadBalancerKind(engine, null)));
        kinds.addAll(List.of(more));
        plane = new ControlPlane(new MemoryStore(), kinds, seed);
    }

    SimulatedNetworkEngine engine() {
        return engine;
    }

    ControlPlane plane() {
        return plane;
    }

    ResourceId create(String name, Record spec) {
        var id = plane.create(name, spec).resource().id();
        names.put(name, id);
        return id;
    }

    void change(ResourceId id, Record spec) {
        plane.change(id, spec);
    }

    void delete(ResourceId id) {
        plane.delete(id);
    }

    ResourceId find(String name) {
        return Optional.ofNullable(names.get(name)).orElseThrow();
    }

    ResourceId vpc(String name, String cidr) {
        return create(name, new VpcSpec(Cidr.parse(cidr), Optional.empty()));
    }

    ResourceId subnet(String name, ResourceId vpc, String cidr) {
        return create(name, new SubnetSpec(vpc, Cidr.parse(cidr), List.of()));
    }

    ResourceId group(String name) {
        return create(name, new SecurityGroupSpec(List.of()));
    }

    ResourceId port(String name, ResourceId subnet, ResourceId group) {
        return create(name, new PortSpec(subnet, List.of(group), Optional.empty(), Optional.empty()));
    }

    ResourceId portWithout(String name, ResourceId subnet) {
        return create(name, new PortSpec(subnet, List.of(), Optional.empty(), Optional.empty()));
    }

    ResourceId portAt(String name, ResourceId subnet, String address) {
        return create(name, new PortSpec(subnet, List.of(), Optional.of(IpAddress.parse(address)), Optional.empty()));
    }

    ResourceId balancer(String name, ResourceId vpc, ResourceId member) {
        var listener = new ListenerSpec(Transport.TCP, 80, List.of(MemberSpec.of(member, 8080)));
        var check = new HealthCheckSpec(Optional.of(2), Optional.of(1), Optional.empty(), Optional.empty());
        return create(
                name,
                new LoadBalancerSpec(vpc, Optional.empty(), Optional.empty(), List.of(listener), Optional.of(check)));
    }

    void settle() {
        settleWithin(Duration.ofMinutes(1));
    }

    void settleWithin(Duration span) {
        plane.settleWithin(span, 10_000);
    }

    Resource<?, ?> get(ResourceId id) {
        var row = plane.store().find(id).orElseThrow();
        return new io.parkcloud.control.resource.Codec(plane.resources().kinds()).decode(row);
    }

    Phase phase(ResourceId id) {
        return get(id).phase();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the test knows the kind
    <T extends Record> T seen(ResourceId id) {
        return (T) get(id).observed();
    }

    Optional<IpAddress> addressOf(ResourceId port) {
        return plane.store().find(port).flatMap(row -> this.<PortStatus>seen(port)
                .address());
    }

    Optional<Condition> condition(ResourceId id, String type) {
        return get(id).status().condition(type);
    }

    String reason(ResourceId id) {
        return condition(id, "Ready").map(Condition::reason).orElse("");
    }

    boolean holds(ResourceId id, String type) {
        return condition(id, type)
                .filter(c -> c.state() == Condition.State.TRUE)
                .isPresent();
    }

    /** Every object of any kind that the engine has. */
    Set<ResourceId> leftInEngine() {
        var all = new HashSet<ResourceId>();
        for (var objects : List.of(
                engine.vpcs(),
                engine.subnets(),
                engine.ports(),
                engine.securityGroups(),
                engine.floatingIps(),
                engine.loadBalancers())) {
            all.addAll(objects.ids());
        }
        return all;
    }
}
