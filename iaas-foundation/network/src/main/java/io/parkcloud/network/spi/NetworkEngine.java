package io.parkcloud.network.spi;

import io.parkcloud.kernel.EnginePort;
import io.parkcloud.kernel.EnginePort.Unasked;
import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measured;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.ObservedLoadBalancer.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The logical network as the platform wants it: private networks of tenants, on one box or a thousand. The platform names
 * every object; an engine never mints an id, so none can be lost in a crash. What a kind of object takes and tells is in its
 * {@link LogicalObjects}. Thread-safe; calls may block, never longer than the engine's time limit.
 */
@EnginePort("network")
public interface NetworkEngine extends Measured {

    /** What this engine can do. A call outside this set fails with {@code engine.unsupported}, never silently. */
    @Unasked
    Set<NetworkCapability> capabilities();

    /** The network outside all tenants' networks: where floating addresses and gateways of VPCs live. */
    @Unasked
    ExternalNetwork external();

    /** Largest packet, in bytes, that a port may send: the underlay's limit less what the encapsulation takes. */
    @Unasked
    int mtu();

    /** Virtual private clouds: routers that keep one tenant's addresses apart from everybody else's. */
    LogicalObjects<WantedVpc, ObservedVpc> vpcs();

    /** Broadcast domains of a VPC. The VPC exists before. Deleting one with ports fails with {@code engine.in-use}. */
    LogicalObjects<WantedSubnet, ObservedSubnet> subnets();

    /** Places where a machine or a sandbox is plugged. Subnet and groups exist before. */
    LogicalObjects<WantedPort, ObservedPort> ports();

    /** Stateful allow-lists of ports. Deleting one that has ports fails with {@code engine.in-use}. */
    LogicalObjects<WantedSecurityGroup, ObservedSecurityGroup> securityGroups();

    /** External addresses translated one to one, both ways, to the address of a port. The port exists before. */
    LogicalObjects<WantedFloatingIp, ObservedFloatingIp> floatingIps();

    /** Layer 4 load balancers. A member whose port is absent is left out until it is there. */
    LogicalObjects<WantedLoadBalancer, ObservedLoadBalancer> loadBalancers();

    /**
     * Calls {@code listener} with the id of each object in which the engine saw something happen: a port came up, a member
     * died, a row was changed by hand. A hint to look, nothing more: it may come twice, late, or, after a lost connection,
     * not at all. The listener returns at once.
     */
    @Unasked
    void onChange(Consumer<ResourceId> listener);

    /** Of load balancers: their members, and how many of these take connections as far as is known. */
    @Override
    default List<Measurement> measurements() {
        var all = new ArrayList<Measurement>();
        for (var id : loadBalancers().ids()) {
            loadBalancers().observe(id).ifPresent(balancer -> {
                var healths = balancer.members().values();
                long online = healths.stream().filter(h -> h != Health.OFFLINE).count();
                all.add(new Measurement(id, Measure.MEMBERS, healths.size()));
                all.add(new Measurement(id, Measure.MEMBERS_ONLINE, online));
            });
        }
        return all;
    }
}
