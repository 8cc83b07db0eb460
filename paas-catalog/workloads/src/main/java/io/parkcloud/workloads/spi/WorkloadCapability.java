package io.parkcloud.workloads.spi;

/** Something that not every workload engine can do. */
public enum WorkloadCapability {
    /**
     * A workload is plugged into its port: it is a member of the tenant's network, under the address of the port. Without
     * this it stands in a network of the engine's, which {@link ObservedWorkload#address()} tells the address of.
     */
    TENANT_NETWORK
}
