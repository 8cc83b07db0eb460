package io.parkcloud.compute.placement;

import io.parkcloud.kernel.ResourceId;

/** An allocation as the database has it. */
record AllocationRow(ResourceId instance, ResourceId host, int vcpus, long memoryMib, String spreadGroup) {

    Allocation toAllocation() {
        return new Allocation(instance, host, vcpus, memoryMib, spreadGroup);
    }
}
