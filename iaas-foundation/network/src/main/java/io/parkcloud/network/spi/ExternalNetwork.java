package io.parkcloud.network.spi;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;

/**
 * The network outside all VPCs.
 *
 * @param cidr    its addresses; gateways of VPCs and floating addresses are taken from it
 * @param gateway the next hop towards everything else; never given to anybody
 */
public record ExternalNetwork(Cidr cidr, IpAddress gateway) {

    public ExternalNetwork {
        if (!cidr.contains(gateway)) {
            throw new IllegalArgumentException(
                    "the external gateway must be inside %s, was %s".formatted(cidr, gateway));
        }
    }
}
