package io.parkcloud.workloads.spi;

import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.EnginePort;
import io.parkcloud.kernel.EnginePort.Unasked;
import io.parkcloud.kernel.Measured;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs processes for tenants. The platform names workloads; an engine never mints an id. Every call is idempotent and may be
 * repeated after a crash at any point; workloads live on when the platform dies. Calls may block for as long as a process
 * needs to end politely. Thread-safe.
 *
 * <p>Fencing: {@code apply} and {@code delete} carry a token that grows with every change of owner. A call with a smaller
 * token than one already seen for that id fails with {@code EngineErrors.FENCED} and changes nothing.
 */
@EnginePort("workloads")
public interface WorkloadEngine extends Measured {

    /** What this engine can do beyond running processes. */
    @Unasked
    Set<WorkloadCapability> capabilities();

    /**
     * Makes the workload be as given. One that is so already is left alone: the same process goes on. A changed one is ended
     * politely and started anew on the same data.
     *
     * @throws EngineException {@code REFUSED} if it can never run as given; {@code CAPACITY_EXHAUSTED} if there is no room;
     *     {@code UNAVAILABLE} if the outcome is unknown: observe, then decide again
     */
    void apply(Workload workload);

    /** The engine's present view, never a cached one (health is that of the last probe). */
    ObservedWorkload observe(ResourceId id);

    /** Every workload the engine has, for the sweep that finds what nobody wants any more. */
    Map<ResourceId, ObservedWorkload> observeAll();

    /** Ends the processes and deletes the data; absent is success. */
    void delete(ResourceId id, long fence);

    /** The last lines the workload wrote to its standard output and error, oldest first; empty if there are none. */
    List<String> log(ResourceId id, int lines);

    /**
     * Calls {@code listener} with the id of each workload that the engine saw something happen to: its process ended, it
     * became healthy or ceased to be. A hint to look, nothing more: it may come twice, late or not at all. The listener
     * returns at once.
     */
    @Unasked
    void onChange(Consumer<ResourceId> listener);

    /** How long a caller should wait before it observes again while a workload is {@link WorkloadState.Starting}. */
    @Unasked
    default Duration pace() {
        return Duration.ofMillis(300);
    }
}
