package io.parkcloud.network.spi;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;

/**
 * An external address that stands for a port, both ways. Moves with {@code ensure}; one that stands for nothing is deleted.
 *
 * @param external the address in the external network
 * @param port     whose address it is translated to
 */
public record WantedFloatingIp(ResourceId id, IpAddress external, ResourceId port) implements Wanted {}
