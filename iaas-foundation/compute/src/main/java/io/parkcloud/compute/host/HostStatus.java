package io.parkcloud.compute.host;

/**
 * What is seen of a host.
 *
 * @param accelerated    whether guests run on the processor's virtualisation; otherwise they are emulated
 * @param vcpusTaken     promised to instances
 * @param memoryMiBTaken promised to instances
 */
public record HostStatus(
        int cpus, long memoryMiB, String architecture, boolean accelerated, long vcpusTaken, long memoryMiBTaken) {

    static final HostStatus UNSEEN = new HostStatus(0, 0, "", false, 0, 0);
}
