package io.parkcloud.network.spi;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;

/** A subnet as the engine has it. */
public record ObservedSubnet(Cidr cidr, IpAddress gateway) {}
