package io.parkcloud.network.spi;

/** Something that not every network engine can do. */
public enum NetworkCapability {
    /** Answers DHCP in subnets. */
    DHCP,
    /** Filters by {@link WantedSecurityGroup}. */
    SECURITY_GROUPS,
    /** Gives VPCs a way out under an external address. */
    EXTERNAL_GATEWAY,
    FLOATING_IP,
    LOAD_BALANCER,
    /** Takes load balancer members out of service while they do not answer. */
    HEALTH_CHECK,
    /** Real packets flow: ports can be plugged with {@link NamespacePlug} or by a hypervisor. */
    DATA_PATH
}
