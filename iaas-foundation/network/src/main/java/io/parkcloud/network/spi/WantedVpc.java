package io.parkcloud.network.spi;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import java.util.Optional;

/**
 * A private network of one tenant: a router that joins its subnets. Two VPCs may have the same addresses and never meet.
 *
 * @param cidr    all its addresses; subnets lie inside
 * @param outside its own address in the external network, under which all its ports reach out (source NAT); empty for a VPC
 *                without a way out
 */
public record WantedVpc(ResourceId id, Cidr cidr, Optional<IpAddress> outside) implements Wanted {}
