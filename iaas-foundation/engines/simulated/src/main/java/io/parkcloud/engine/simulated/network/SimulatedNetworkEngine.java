package io.parkcloud.engine.simulated.network;

import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.ExternalNetwork;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkCapability;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.spi.ObservedFloatingIp;
import io.parkcloud.network.spi.ObservedLoadBalancer;
import io.parkcloud.network.spi.ObservedLoadBalancer.Health;
import io.parkcloud.network.spi.ObservedPort;
import io.parkcloud.network.spi.ObservedSecurityGroup;
import io.parkcloud.network.spi.ObservedSubnet;
import io.parkcloud.network.spi.ObservedVpc;
import io.parkcloud.network.spi.WantedFloatingIp;
import io.parkcloud.network.spi.WantedLoadBalancer;
import io.parkcloud.network.spi.WantedPort;
import io.parkcloud.network.spi.WantedSecurityGroup;
import io.parkcloud.network.spi.WantedSubnet;
import io.parkcloud.network.spi.WantedVpc;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** {@link NetworkEngine} in memory. Ports are up while {@link #bind bound} to a host. */
public final class SimulatedNetworkEngine implements NetworkEngine {

    private final Object lock = new Object();
    private final ExternalNetwork external;
    private final Users users = new Users();
    private final Map<ResourceId, String> hosts = new HashMap<>();
    private final Map<ResourceId, Health> health = new HashMap<>();
    private final List<Consumer<ResourceId>> listeners = new CopyOnWriteArrayList<>();
    private final SimulatedObjects<WantedVpc, ObservedVpc> vpcs;
    private final SimulatedObjects<WantedSubnet, ObservedSubnet> subnets;
    private final SimulatedObjects<WantedPort, ObservedPort> ports;
    private final SimulatedObjects<WantedSecurityGroup, ObservedSecurityGroup> securityGroups;
    private final SimulatedObjects<WantedFloatingIp, ObservedFloatingIp> floatingIps;
    private final SimulatedObjects<WantedLoadBalancer, ObservedLoadBalancer> loadBalancers;

    public SimulatedNetworkEngine(ExternalNetwork external, Faults faults) {
        this.external = external;
        vpcs = new SimulatedObjects<>(lock, "vpc", faults, new SimulatedVpcs(users));
        subnets = new SimulatedObjects<>(lock, "subnet", faults, new SimulatedSubnets(users, vpcs));
        securityGroups = new SimulatedObjects<>(lock, "security-group", faults, new SimulatedGroups(users));
        ports = new SimulatedObjects<>(lock, "port", faults, new SimulatedPorts(users, subnets, securityGroups, hosts));
        floatingIps = new SimulatedObjects<>(
                lock, "floating-ip", faults, new SimulatedFloatingIps(vpcs, subnets, ports, new HashMap<>()));
        loadBalancers =
                new SimulatedObjects<>(lock, "load-balancer", faults, new SimulatedLoadBalancers(vpcs, ports, health));
    }

    @Override
    public Set<NetworkCapability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(NetworkCapability.DATA_PATH));
    }

    @Override
    public ExternalNetwork external() {
        return external;
    }

    @Override
    public int mtu() {
        return 1442;
    }

    @Override
    public LogicalObjects<WantedVpc, ObservedVpc> vpcs() {
        return vpcs;
    }

    @Override
    public LogicalObjects<WantedSubnet, ObservedSubnet> subnets() {
        return subnets;
    }

    @Override
    public LogicalObjects<WantedPort, ObservedPort> ports() {
        return ports;
    }

    @Override
    public LogicalObjects<WantedSecurityGroup, ObservedSecurityGroup> securityGroups() {
        return securityGroups;
    }

    @Override
    public LogicalObjects<WantedFloatingIp, ObservedFloatingIp> floatingIps() {
        return floatingIps;
    }

    @Override
    public LogicalObjects<WantedLoadBalancer, ObservedLoadBalancer> loadBalancers() {
        return loadBalancers;
    }

    @Override
    public void onChange(Consumer<ResourceId> listener) {
        listeners.add(listener);
    }

    /** Something on a host is plugged into the port. @throws EngineException {@code UNAVAILABLE} if there is no such port */
    public void bind(ResourceId port, String host) {
        synchronized (lock) {
            if (ports.get(port).isEmpty()) {
                throw EngineException.unavailable(
                        "port %s does not exist, so nothing can be plugged".formatted(port), null);
            }
            hosts.put(port, host);
        }
        hint(port);
    }

    /** Nothing is plugged into the port any more. */
    public void unbind(ResourceId port) {
        synchronized (lock) {
            hosts.remove(port);
        }
        hint(port);
    }

    /** Lets what is plugged into a port answer health checks, or not. */
    public void answers(ResourceId port, boolean answering) {
        List<ResourceId> affected;
        synchronized (lock) {
            health.put(port, answering ? Health.ONLINE : Health.OFFLINE);
            affected = List.copyOf(loadBalancers.present());
        }
        affected.forEach(this::hint);
    }

    /** Lets the engine forget an object, as a careless operator would. */
    public void lose(ResourceId id) {
        synchronized (lock) {
            for (var objects : List.of(vpcs, subnets, ports, securityGroups, floatingIps, loadBalancers)) {
                objects.lose(id);
            }
        }
        hint(id);
    }

    private void hint(ResourceId id) {
        listeners.forEach(listener -> listener.accept(id));
    }

    static EngineException refused(String message) {
        return new EngineException(EngineErrors.REFUSED, message);
    }
}
