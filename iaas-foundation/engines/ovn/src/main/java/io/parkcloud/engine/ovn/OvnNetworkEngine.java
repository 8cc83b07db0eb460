package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.MonitoredTable;
import io.parkcloud.engine.ovn.ovsdb.OvsdbAddress;
import io.parkcloud.engine.ovn.ovsdb.OvsdbClient;
import io.parkcloud.engine.ovn.ovsdb.OvsdbTimings;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.ExternalNetwork;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkCapability;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.spi.ObservedFloatingIp;
import io.parkcloud.network.spi.ObservedLoadBalancer;
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
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** {@link NetworkEngine} over OVN. Keeps no state but replicas of OVN's databases. */
public final class OvnNetworkEngine implements NetworkEngine, AutoCloseable {

    private final OvnProperties properties;
    private final OvsdbClient northboundClient;
    private final OvsdbClient southboundClient;
    private final ChangeHints hints;
    private final OvnVpcs vpcs;
    private final OvnSubnets subnets;
    private final OvnPorts ports;
    private final OvnSecurityGroups securityGroups;
    private final OvnFloatingIps floatingIps;
    private final OvnLoadBalancers loadBalancers;

    /** Starts connecting and returns at once; until the databases answer, every call fails with {@code UNAVAILABLE}. */
    public OvnNetworkEngine(OvnProperties properties) {
        this.properties = properties;
        northboundClient = open(properties.northbound(), Northbound.DATABASE, properties, Northbound.TABLES);
        southboundClient = open(properties.southbound(), Southbound.DATABASE, properties, Southbound.TABLES);
        var northbound = new Northbound(northboundClient, properties.installation());
        var southbound = new Southbound(southboundClient);
        hints = new ChangeHints(northbound);
        northboundClient.onChange(hints::northbound);
        southboundClient.onChange(hints::southbound);
        vpcs = new OvnVpcs(northbound, properties);
        subnets = new OvnSubnets(northbound, properties.mtu());
        ports = new OvnPorts(northbound, southbound);
        securityGroups = new OvnSecurityGroups(northbound);
        floatingIps = new OvnFloatingIps(northbound);
        loadBalancers = new OvnLoadBalancers(northbound, southbound);
    }

    static OvsdbClient open(String address, String database, OvnProperties properties, List<MonitoredTable> tables) {
        var standard = OvsdbTimings.DEFAULT;
        var timings = new OvsdbTimings(
                standard.connect(),
                properties.requestTimeout(),
                standard.keepAlive(),
                standard.minBackOff(),
                standard.maxBackOff());
        return OvsdbClient.open(OvsdbAddress.parse(address), database, tables, timings);
    }

    /** Waits for both databases. @return whether they answer */
    public boolean awaitConnected(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        return northboundClient.awaitConnected(limit)
                && southboundClient.awaitConnected(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }

    @Override
    public Set<NetworkCapability> capabilities() {
        return EnumSet.allOf(NetworkCapability.class);
    }

    @Override
    public ExternalNetwork external() {
        return properties.external();
    }

    @Override
    public int mtu() {
        return properties.mtu();
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
        hints.add(listener);
    }

    @Override
    public void close() {
        northboundClient.close();
        southboundClient.close();
    }
}
