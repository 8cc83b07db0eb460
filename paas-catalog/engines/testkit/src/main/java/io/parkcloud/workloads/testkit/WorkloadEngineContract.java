package io.parkcloud.workloads.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.ObservedWorkload;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.Workload.RestartPolicy;
import io.parkcloud.workloads.spi.WorkloadCapability;
import io.parkcloud.workloads.spi.WorkloadEngine;
import io.parkcloud.workloads.spi.WorkloadState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The life of a workload: applied, running, changed, ended, crashed, deleted. A driver never overrides a rule. */
public abstract class WorkloadEngineContract {

    private static final int PATIENCE = 1_000;
    private static final int DELETIONS = 6;

    private final ResourceId id = new ResourceId(UUID.randomUUID());

    protected abstract WorkloadEngine engine();

    /** A workload of the command given, plugged in wherever the driver's test can. Always the same for the same arguments. */
    protected abstract Workload workload(ResourceId id, Workload.Command command, RestartPolicy restart);

    /** Ends the main process of the workload the hard way. */
    protected abstract void kill(ResourceId id);

    /** Lets a little time go by. */
    protected abstract void passTime();

    private Workload serving() {
        return workload(id, Workload.Command.of("sleep", "infinity"), RestartPolicy.ALWAYS)
                .withFence(1);
    }

    private Workload failing(RestartPolicy restart) {
        return workload(id, Workload.Command.of("sh", "-c", "exit 3"), restart).withFence(1);
    }

    private WorkloadState eventually(Predicate<WorkloadState> wanted) {
        var seen = engine().observe(id).state();
        for (int i = 0; i < PATIENCE && !wanted.test(seen); i++) {
            passTime();
            seen = engine().observe(id).state();
        }
        assertThat(seen).as("state after waiting").matches(wanted);
        return seen;
    }

    private WorkloadState.Running running() {
        return (WorkloadState.Running)
                eventually(state -> state instanceof WorkloadState.Running running && running.healthy());
    }

    /** As a reconciler does: again when the engine says that it may pass, but not for ever. */
    private void delete(long fence) {
        for (int i = 1; ; i++) {
            try {
                engine().delete(id, fence);
                return;
            } catch (EngineException e) {
                if (!e.code().equals(EngineErrors.UNAVAILABLE) || i == DELETIONS) {
                    throw e;
                }
            }
        }
    }

    @Test
    void anUnknownWorkloadIsAbsent() {
        assertThat(engine().observe(id)).isEqualTo(ObservedWorkload.absent());
        assertThat(engine().observeAll()).doesNotContainKey(id);
        assertThat(engine().log(id, 10)).isEmpty();
    }

    @Test
    void deletingAnAbsentWorkloadSucceeds() {
        assertThatNoException().isThrownBy(() -> engine().delete(id, 1));
    }

    @Test
    void anAppliedWorkloadRuns() {
        engine().apply(serving());
        assertThat(running().restarts()).isZero();
        assertThat(engine().observe(id).is(serving())).isTrue();
        assertThat(engine().observeAll()).containsKey(id);
    }

    @Test
    void aWorkloadIsMeasuredWhileItIsThere() {
        engine().apply(serving());
        running();
        for (int i = 0; i < PATIENCE && measured().getOrDefault(Measure.MEMORY_BYTES, 0.0) == 0; i++) {
            passTime(); // Some engines measure at a pace of their own.
        }
        assertThat(measured())
                .containsEntry(Measure.UP, 1.0)
                .containsEntry(Measure.RESTARTS, 0.0)
                .hasEntrySatisfying(
                        Measure.CPU_SECONDS, seconds -> assertThat(seconds).isNotNegative())
                .hasEntrySatisfying(
                        Measure.MEMORY_BYTES, bytes -> assertThat(bytes).isPositive());
        delete(1);
        assertThat(measured()).isEmpty();
    }

    private Map<Measure, Double> measured() {
        return engine().measurements().stream()
                .filter(one -> one.of().equals(id))
                .collect(Collectors.toMap(Measurement::measure, Measurement::value));
    }

    @Test
    void applyingAgainLeavesTheProcessAlone() {
        engine().apply(serving());
        var before = running();
        engine().apply(serving());
        engine().apply(serving().withFence(2));
        assertThat(running()).isEqualTo(before);
    }

    @Test
    void aChangedWorkloadIsANewProcess() {
        engine().apply(serving());
        var before = running();
        var changed = workload(
                        id,
                        new Workload.Command(List.of("sleep", "infinity"), Map.of("COLOUR", "green")),
                        RestartPolicy.ALWAYS)
                .withFence(1);
        engine().apply(changed);
        assertThat(running()).isNotEqualTo(before);
        assertThat(engine().observe(id).is(changed)).isTrue();
        assertThat(engine().observe(id).is(serving())).isFalse();
    }

    @Test
    void aWorkloadNotMeantToRunIsStoppedAndCanRunAgain() {
        engine().apply(serving());
        running();
        engine().apply(serving().withRun(false));
        eventually(state -> state instanceof WorkloadState.Stopped);
        engine().apply(serving());
        running();
    }

    @Test
    void aKilledProcessComesBack() {
        engine().apply(serving());
        running();
        kill(id);
        var after = (WorkloadState.Running) eventually(
                state -> state instanceof WorkloadState.Running again && again.restarts() == 1 && again.healthy());
        assertThat(after.restarts()).isEqualTo(1);
    }

    @Test
    void theEndOfAProcessIsTold() {
        Set<ResourceId> told = ConcurrentHashMap.newKeySet();
        engine().onChange(told::add);
        engine().apply(serving());
        running();
        told.clear();
        kill(id);
        for (int i = 0; i < PATIENCE && told.isEmpty(); i++) {
            passTime();
        }
        assertThat(told).containsExactly(id);
    }

    @Test
    void aProcessThatFailsSaysHow() {
        engine().apply(failing(RestartPolicy.NEVER));
        var crashed = (WorkloadState.Crashed) eventually(state -> state instanceof WorkloadState.Crashed);
        assertThat(crashed.reason()).contains("exit status 3");
        engine().apply(failing(RestartPolicy.NEVER));
        passTime();
        assertThat(engine().observe(id).state()).isInstanceOf(WorkloadState.Crashed.class);
    }

    @Test
    void aProcessThatFailsIsTriedAgain() {
        engine().apply(failing(RestartPolicy.ON_FAILURE));
        eventually(state -> state instanceof WorkloadState.Crashed crashed && crashed.restarts() >= 1);
    }

    @Test
    void aProcessThatIsDoneIsStopped() {
        engine().apply(workload(id, Workload.Command.of("sh", "-c", "exit 0"), RestartPolicy.ON_FAILURE));
        eventually(state -> state instanceof WorkloadState.Stopped);
    }

    @Test
    void deletingLeavesNothingAndMayBeRepeated() {
        engine().apply(serving());
        running();
        delete(1);
        delete(1);
        assertThat(engine().observe(id)).isEqualTo(ObservedWorkload.absent());
        assertThat(engine().observeAll()).doesNotContainKey(id);
    }

    @Test
    void anOldOwnerIsFencedOff() {
        engine().apply(serving().withFence(5));
        assertFenced(() -> engine().apply(serving().withFence(4)));
        assertFenced(() -> engine().delete(id, 4));
        assertThat(engine().observe(id).is(serving())).isTrue();
        delete(5);
        assertFenced(() -> engine().apply(serving().withFence(4)));
        assertThat(engine().observe(id)).isEqualTo(ObservedWorkload.absent());
    }

    private static void assertFenced(Runnable call) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(call::run)
                .extracting(EngineException::code)
                .isEqualTo(EngineErrors.FENCED);
    }

    @Test
    void theInitialCommandRunsOnce() {
        var wanted = withInit(serving(), Workload.Command.of("sh", "-c", "exit 0"));
        engine().apply(wanted);
        running();
        kill(id);
        eventually(state -> state instanceof WorkloadState.Running again && again.restarts() == 1);
    }

    @Test
    void aFailingInitialCommandKeepsTheWorkloadFromStarting() {
        engine().apply(withInit(serving(), Workload.Command.of("sh", "-c", "exit 3")));
        var crashed = (WorkloadState.Crashed) eventually(state -> state instanceof WorkloadState.Crashed);
        assertThat(crashed.reason()).contains("initial command");
    }

    @Test
    void whereOthersReachItIsTheAddressOfItsPortOrTold() {
        engine().apply(listening(serving()));
        running();
        var told = engine().observe(id).address();
        if (engine().capabilities().contains(WorkloadCapability.TENANT_NETWORK)) {
            assertThat(told).isEmpty();
            return;
        }
        assertThat(told).isPresent();
        engine().apply(listening(serving()).withRun(false));
        eventually(state -> state instanceof WorkloadState.Stopped);
        assertThat(engine().observe(id).address()).isEqualTo(told);
    }

    private static Workload withInit(Workload workload, Workload.Command init) {
        return with(workload, Optional.of(init), workload.network());
    }

    private static Workload listening(Workload workload) {
        var network = workload.network();
        return with(
                workload,
                workload.init(),
                new Workload.Network(
                        network.vpc(), network.port(), network.wiring(), network.resolvers(), List.of(8080)));
    }

    private static Workload with(Workload workload, Optional<Workload.Command> init, Workload.Network network) {
        return new Workload(
                workload.id(),
                workload.project(),
                workload.data(),
                workload.fence(),
                workload.run(),
                workload.command(),
                init,
                workload.files(),
                workload.artifacts(),
                workload.limits(),
                network,
                workload.health(),
                workload.restart());
    }
}
