package io.parkcloud.compute.placement;

import io.parkcloud.kernel.ResourceId;

/**
 * Capacity that an instance holds on a host.
 *
 * @param group spread group, empty for none
 */
public record Allocation(ResourceId instance, ResourceId host, int vcpus, long memoryMiB, String group) {}
