package io.parkcloud.network.floatingip;

import io.parkcloud.kernel.IpAddress;
import java.util.Optional;

/**
 * What is seen of a floating address.
 *
 * @param address  the external address
 * @param internal the port's address that it stands for
 */
public record FloatingIpStatus(Optional<IpAddress> address, Optional<IpAddress> internal) {}
