package io.parkcloud.network.spi;

import io.parkcloud.kernel.ResourceId;

/** The full wanted value of a logical object. */
public sealed interface Wanted
        permits WantedVpc, WantedSubnet, WantedPort, WantedSecurityGroup, WantedFloatingIp, WantedLoadBalancer {

    /** The platform's name of the object; the engine has no other. */
    ResourceId id();
}
