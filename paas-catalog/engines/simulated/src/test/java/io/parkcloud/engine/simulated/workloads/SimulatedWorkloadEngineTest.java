package io.parkcloud.engine.simulated.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NamespacePlug;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.WorkloadEngine;
import io.parkcloud.workloads.spi.WorkloadState;
import io.parkcloud.workloads.testkit.WorkloadEngineContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

final class SimulatedWorkloadEngineTest extends WorkloadEngineContract {

    private final ManualClock clock = new ManualClock();
    private final SimulatedWorkloadEngine engine = engine(Duration.ofMillis(400), DataSize.ofGigabytes(1), 0, 0);

    private SimulatedWorkloadEngine engine(Duration latency, DataSize memory, double refusals, double lost) {
        return new SimulatedWorkloadEngine(new SimulatedWorkloadProperties(7, latency, memory, refusals, lost), clock);
    }

    @Override
    protected WorkloadEngine engine() {
        return engine;
    }

    @Override
    protected Workload workload(ResourceId id, Workload.Command command, Workload.RestartPolicy restart) {
        var wiring = new NamespacePlug.Wiring(
                MacAddress.of(id), IpAddress.parse("10.0.0.5"), 24, IpAddress.parse("10.0.0.1"), 1442);
        return new Workload(
                id,
                id.derive("project"),
                id,
                1,
                true,
                command,
                Optional.empty(),
                List.of(),
                List.of(),
                Workload.Limits.ofMemory(ByteSize.ofMiB(64)),
                new Workload.Network(id.derive("vpc"), id.derive("port"), wiring, List.of(), List.of()),
                Optional.empty(),
                restart);
    }

    @Override
    protected void kill(ResourceId id) {
        engine.crash(id);
    }

    @Override
    protected void passTime() {
        clock.advance(Duration.ofMillis(100));
    }

    @Test
    void beyondItsMemoryTheHostHasNoRoom() {
        var small = engine(Duration.ZERO, DataSize.ofMegabytes(100), 0, 0);
        small.apply(sleeper());
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> small.apply(sleeper()))
                .extracting(EngineException::code)
                .isEqualTo(EngineErrors.CAPACITY_EXHAUSTED);
    }

    @Test
    void aLostAnswerIsStillAnEffectAndARefusalIsNone() {
        var deaf = engine(Duration.ZERO, DataSize.ofGigabytes(1), 0, 1);
        var mute = engine(Duration.ZERO, DataSize.ofGigabytes(1), 1, 0);
        var wanted = sleeper();
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> deaf.apply(wanted));
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> mute.apply(wanted));
        assertThat(deaf.observeAll().values())
                .singleElement()
                .extracting(seen -> seen.state())
                .isInstanceOf(WorkloadState.Running.class);
        assertThat(mute.observeAll()).isEmpty();
    }

    private Workload sleeper() {
        return workload(
                new ResourceId(UUID.randomUUID()),
                Workload.Command.of("sleep", "infinity"),
                Workload.RestartPolicy.ALWAYS);
    }
}
