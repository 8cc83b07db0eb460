package io.parkcloud.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NamespacePlug;
import io.parkcloud.workloads.WorkloadPlanner.Step;
import io.parkcloud.workloads.spi.ObservedWorkload;
import io.parkcloud.workloads.spi.SandboxFile;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.WorkloadState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class WorkloadPlannerTest {

    private final ResourceId id = new ResourceId(new UUID(1, 2));
    private final Workload wanted = workload(Workload.Command.of("serve"), List.of());

    private Workload workload(Workload.Command command, List<SandboxFile> files) {
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
                files,
                List.of(),
                Workload.Limits.ofMemory(ByteSize.ofMiB(64)),
                new Workload.Network(id.derive("vpc"), id.derive("port"), wiring, List.of(), List.of()),
                Optional.empty(),
                Workload.RestartPolicy.ALWAYS);
    }

    private Step next(WorkloadState state) {
        return WorkloadPlanner.next(wanted, new ObservedWorkload(wanted.fingerprint(), state));
    }

    @Test
    void whatIsNotThereOrDifferentIsApplied() {
        assertThat(WorkloadPlanner.next(wanted, ObservedWorkload.absent())).isInstanceOf(Step.Apply.class);
        var other = new ObservedWorkload("else", new WorkloadState.Running(1, Instant.EPOCH, 0, true));
        assertThat(WorkloadPlanner.next(wanted, other)).isInstanceOf(Step.Apply.class);
    }

    @Test
    void whatIsAsWantedIsLeftAlone() {
        assertThat(next(new WorkloadState.Running(1, Instant.EPOCH, 0, true))).isInstanceOf(Step.Settled.class);
        assertThat(next(new WorkloadState.Starting())).isInstanceOf(Step.Wait.class);
        assertThat(next(new WorkloadState.Running(1, Instant.EPOCH, 0, false))).isInstanceOf(Step.Unhealthy.class);
        assertThat(next(new WorkloadState.Crashed("signal 9", 2))).isInstanceOf(Step.Crashed.class);
    }

    @Test
    void whatWasStoppedBehindOurBackRunsAgain() {
        assertThat(next(new WorkloadState.Stopped())).isInstanceOf(Step.Apply.class);
        var off = wanted.withRun(false);
        assertThat(WorkloadPlanner.next(off, new ObservedWorkload(off.fingerprint(), new WorkloadState.Stopped())))
                .isInstanceOf(Step.Settled.class);
    }

    @Test
    void aFingerprintTellsEveryDifferenceButTheFence() {
        assertThat(wanted.withFence(9).fingerprint()).isEqualTo(wanted.fingerprint());
        assertThat(List.of(
                        wanted.fingerprint(),
                        wanted.withRun(false).fingerprint(),
                        workload(Workload.Command.of("serve", "a", "b"), List.of())
                                .fingerprint(),
                        workload(Workload.Command.of("serve", "a, b"), List.of())
                                .fingerprint(),
                        workload(new Workload.Command(List.of("serve"), Map.of("A", "b")), List.of())
                                .fingerprint(),
                        workload(Workload.Command.of("serve"), List.of(SandboxFile.text("f", "1")))
                                .fingerprint(),
                        workload(Workload.Command.of("serve"), List.of(SandboxFile.text("f", "2")))
                                .fingerprint()))
                .doesNotHaveDuplicates();
    }
}
