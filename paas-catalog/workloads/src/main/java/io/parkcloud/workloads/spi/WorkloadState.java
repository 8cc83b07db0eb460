package io.parkcloud.workloads.spi;

import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.List;

/** Where a workload is. A state holds the facts that exist in it, and no others. */
public sealed interface WorkloadState {

    /** What every engine can measure of one: whether it is up, and how often it came back by itself. Nothing of what is absent. */
    default List<Measurement> measured(ResourceId id) {
        return switch (this) {
            case Absent absent -> List.of();
            case Starting starting -> measured(id, false, 0);
            case Stopped stopped -> measured(id, false, 0);
            case Crashed crashed -> measured(id, false, crashed.restarts());
            case Running running -> measured(id, running.healthy(), running.restarts());
        };
    }

    private static List<Measurement> measured(ResourceId id, boolean up, int restarts) {
        return List.of(new Measurement(id, Measure.UP, up ? 1 : 0), new Measurement(id, Measure.RESTARTS, restarts));
    }

    /** The engine knows nothing of it. */
    record Absent() implements WorkloadState {}

    /** On its way: being initialised, started, or not yet healthy for the first time since it started. */
    record Starting() implements WorkloadState {}

    /**
     * At work.
     *
     * @param pid      of the main process, on its host; 0 where there is no such thing
     * @param since    when this process started
     * @param restarts how often it was started again since it was last applied
     * @param healthy  what the last probes said; true where there is no probe
     */
    record Running(long pid, Instant since, int restarts, boolean healthy) implements WorkloadState {}

    /** Ended, and meant to be. */
    record Stopped() implements WorkloadState {}

    /**
     * Ended, and not meant to be; the restart policy decides whether it comes back.
     *
     * @param reason a sentence for people: exit status, signal, memory limit
     */
    record Crashed(String reason, int restarts) implements WorkloadState {}
}
