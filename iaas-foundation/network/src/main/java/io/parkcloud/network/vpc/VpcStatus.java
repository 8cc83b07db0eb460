package io.parkcloud.network.vpc;

import io.parkcloud.kernel.IpAddress;
import java.util.Optional;

/**
 * What is seen of a VPC.
 *
 * @param outside the address under which everything inside reaches out
 */
public record VpcStatus(Optional<IpAddress> outside) {}
