package io.parkcloud.network.floatingip;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import java.util.Optional;

/**
 * An address of the external network, kept for as long as this resource lives.
 *
 * @param port    whom it stands for, both ways; may change. Left out, it is only kept
 * @param address which one; fixed. Left out, the platform chooses
 */
public record FloatingIpSpec(Optional<ResourceId> port, Optional<IpAddress> address) {}
