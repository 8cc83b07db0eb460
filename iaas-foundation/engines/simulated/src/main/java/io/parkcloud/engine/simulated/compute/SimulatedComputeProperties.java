package io.parkcloud.engine.simulated.compute;

import io.parkcloud.compute.spi.HostFacts;
import io.parkcloud.engine.simulated.SeededFaults;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Simulated hosts: {@code parkcloud.compute.simulated}.
 *
 * @param hosts         how many there are
 * @param cpusPerHost   logical processors of each
 * @param memoryPerHost of each
 * @param seed          of the faults
 * @param refusals      share of calls, 0 to 1, that fail before anything happened
 * @param lostAnswers   share of the others that succeed and then fail
 * @param latency       mean time of a call
 */
@ConfigurationProperties("parkcloud.compute.simulated")
public record SimulatedComputeProperties(
        @DefaultValue("10") int hosts,
        @DefaultValue("64") int cpusPerHost,
        @DefaultValue("512GB") DataSize memoryPerHost,
        @DefaultValue("1") long seed,
        @DefaultValue("0") double refusals,
        @DefaultValue("0") double lostAnswers,
        @DefaultValue("0s") Duration latency) {

    SeededFaults faults() {
        return new SeededFaults(seed, refusals, lostAnswers, latency, pause -> LockSupport.parkNanos(pause.toNanos()));
    }

    List<HostFacts> hostFacts() {
        return IntStream.range(0, hosts)
                .mapToObj(i -> new HostFacts(
                        ResourceId.PLATFORM.derive("simulated-host/" + i),
                        "sim-%05d".formatted(i),
                        cpusPerHost,
                        new ByteSize(memoryPerHost.toBytes()),
                        "x86_64",
                        true))
                .toList();
    }
}
