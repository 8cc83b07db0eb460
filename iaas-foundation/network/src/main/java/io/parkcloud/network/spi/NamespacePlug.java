package io.parkcloud.network.spi;

import io.parkcloud.kernel.EnginePort;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;

/**
 * Plugs a Linux network namespace of this host into a logical port, so that what runs in the namespace is a full member of
 * the tenant's network. Virtual machines are plugged by their hypervisor and do not pass here. Every call is idempotent and
 * may be repeated after a crash at any point. Thread-safe.
 */
@EnginePort("plug")
public interface NamespacePlug {

    /**
     * What a namespace looks like from the inside once plugged.
     *
     * @param prefix  length of the subnet's prefix
     * @param gateway next hop of the default route
     * @param mtu     largest packet, bytes
     */
    record Wiring(MacAddress mac, IpAddress address, int prefix, IpAddress gateway, int mtu) {}

    /**
     * Makes the namespace exist with one interface {@code eth0} bound to the logical port, addressed and routed.
     *
     * @param port      the logical port, which exists already
     * @param namespace name of the network namespace, made if absent
     */
    void plug(ResourceId port, String namespace, Wiring wiring);

    /** Removes interface and namespace; absent is success. Processes inside must have been ended before. */
    void unplug(ResourceId port, String namespace);
}
