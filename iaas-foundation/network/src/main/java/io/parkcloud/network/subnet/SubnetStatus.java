package io.parkcloud.network.subnet;

import io.parkcloud.kernel.IpAddress;
import java.util.Optional;

/**
 * What is seen of a subnet.
 *
 * @param gateway  the next hop out of it
 * @param capacity how many addresses it has for ports and load balancers
 */
public record SubnetStatus(Optional<IpAddress> gateway, long capacity) {}
