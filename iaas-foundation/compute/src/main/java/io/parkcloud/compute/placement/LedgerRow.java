package io.parkcloud.compute.placement;

import io.parkcloud.control.resource.Json;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.ResourceId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/** A host as the database has it. */
record LedgerRow(
        ResourceId id,
        String name,
        String architecture,
        boolean accepting,
        String zones,
        String labels,
        long vcpus,
        long memoryMib,
        long vcpusTaken,
        long memoryMibTaken) {

    static LedgerRow of(HostCapacity host) {
        return new LedgerRow(
                host.host(),
                host.name(),
                host.architecture(),
                host.open(),
                host.zones().stream().map(NetworkZone::name).sorted().collect(Collectors.joining(",")),
                Json.MAPPER.writeValueAsString(host.labels()),
                host.vcpus(),
                host.memoryMiB(),
                0,
                0);
    }

    HostCapacity toHost() {
        return new HostCapacity(
                id,
                name,
                architecture,
                accepting,
                Arrays.stream(zones.split(","))
                        .filter(zone -> !zone.isEmpty())
                        .map(NetworkZone::valueOf)
                        .collect(Collectors.toSet()),
                Json.MAPPER.readValue(labels, new TypeReference<Map<String, String>>() {}),
                vcpus,
                memoryMib,
                vcpusTaken,
                memoryMibTaken);
    }
}
