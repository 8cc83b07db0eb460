package io.parkcloud.network.spi;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import java.util.List;

/**
 * A broadcast domain of a VPC, with DHCP for its ports.
 *
 * @param cidr    its addresses, inside the VPC's
 * @param gateway the VPC router's address in it
 * @param probe   the address that health checks of load balancers come from. It belongs to nobody, neither a port nor the
 *                router: hosts learn a probe's Ethernet address with it, and would send their traffic there
 * @param dns     name servers handed out by DHCP, in order
 */
public record WantedSubnet(
        ResourceId id, ResourceId vpc, Cidr cidr, IpAddress gateway, IpAddress probe, List<IpAddress> dns)
        implements Wanted {

    public WantedSubnet {
        dns = List.copyOf(dns);
        if (!cidr.contains(gateway) || !cidr.contains(probe) || gateway.equals(probe)) {
            throw new IllegalArgumentException("gateway and probe must be two addresses inside %s, were %s and %s"
                    .formatted(cidr, gateway, probe));
        }
    }
}
