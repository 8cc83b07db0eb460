package io.parkcloud.network.subnet;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A broadcast domain of a VPC, with DHCP.
 *
 * @param vpc  where it is; fixed
 * @param cidr its addresses, a /16 to a /28 inside the VPC's; fixed
 * @param dns  name servers that machines are told, in order
 */
public record SubnetSpec(
        @NotNull ResourceId vpc,
        @NotNull Cidr cidr,
        @Size(max = 3, message = "at most 3 name servers") List<IpAddress> dns) {

    public SubnetSpec {
        dns = dns == null ? List.of() : List.copyOf(dns);
    }
}
