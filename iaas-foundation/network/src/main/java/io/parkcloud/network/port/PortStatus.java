package io.parkcloud.network.port;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.network.spi.NamespacePlug.Wiring;
import java.util.Optional;

/**
 * What is seen of a port.
 *
 * @param wiring what the machine has to know; present once the port is Ready, and never different afterwards
 * @param host   where something is plugged into it
 * @param up     whether packets flow
 */
public record PortStatus(Optional<Wiring> wiring, Optional<String> host, boolean up) {

    public Optional<IpAddress> address() {
        return wiring.map(Wiring::address);
    }

    public Optional<MacAddress> mac() {
        return wiring.map(Wiring::mac);
    }
}
