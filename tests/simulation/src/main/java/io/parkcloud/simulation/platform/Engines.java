package io.parkcloud.simulation.platform;

import io.parkcloud.compute.placement.MemoryCapacityLedger;
import io.parkcloud.compute.spi.HostFacts;
import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.engine.simulated.compute.SimulatedComputeEngine;
import io.parkcloud.engine.simulated.compute.SimulatedImageStore;
import io.parkcloud.engine.simulated.network.SimulatedNetworkEngine;
import io.parkcloud.engine.simulated.storage.SimulatedStorageEngine;
import io.parkcloud.engine.simulated.workloads.SimulatedWorkloadEngine;
import io.parkcloud.engine.simulated.workloads.SimulatedWorkloadProperties;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.ExternalNetwork;
import io.parkcloud.simulation.Setting;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.util.unit.DataSize;

/** A small box: everything on it can run out. */
record Engines(
        SimulatedNetworkEngine network,
        SimulatedStorageEngine storage,
        SimulatedComputeEngine compute,
        SimulatedImageStore images,
        SimulatedWorkloadEngine workloads,
        MemoryCapacityLedger ledger) {

    private static final int HOSTS = 3;
    private static final int CPUS = 2;
    private static final ByteSize HOST_MEMORY = ByteSize.ofMiB(1024 + 2048);
    private static final ByteSize POOL = ByteSize.ofGiB(24);
    private static final DataSize WORKLOAD_MEMORY = DataSize.ofMegabytes(5000);

    /** 13 usable addresses for all organisations together. */
    private static final ExternalNetwork EXTERNAL =
            new ExternalNetwork(Cidr.parse("203.0.113.0/28"), IpAddress.parse("203.0.113.1"));

    static Engines small(Setting setting) {
        var properties = new SimulatedWorkloadProperties(
                setting.random().nextLong(), Duration.ofSeconds(2), WORKLOAD_MEMORY, 0, 0);
        return new Engines(
                new SimulatedNetworkEngine(EXTERNAL, Faults.none()),
                new SimulatedStorageEngine(POOL, Faults.none()),
                new SimulatedComputeEngine(hosts(), Faults.none()),
                new SimulatedImageStore(Faults.none()),
                new SimulatedWorkloadEngine(properties, setting.clock()),
                new MemoryCapacityLedger(setting.fencing()));
    }

    static List<HostFacts> hosts() {
        return IntStream.range(0, HOSTS)
                .mapToObj(i -> new HostFacts(
                        ResourceId.PLATFORM.derive("host-" + i), "host-" + i, CPUS, HOST_MEMORY, "x86_64", true))
                .toList();
    }
}
