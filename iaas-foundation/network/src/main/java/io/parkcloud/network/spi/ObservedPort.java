package io.parkcloud.network.spi;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import java.util.Optional;

/**
 * A port as the engine has it.
 *
 * @param host name of the host on which something is plugged into it; empty if nothing is
 * @param up   whether packets flow
 */
public record ObservedPort(MacAddress mac, IpAddress address, Optional<String> host, boolean up) {}
