package io.parkcloud.network.spi;

import io.parkcloud.kernel.IpAddress;

/** A translated address as the engine has it. */
public record ObservedFloatingIp(IpAddress external, IpAddress internal) {}
