package io.parkcloud.workloads;

import io.parkcloud.workloads.spi.ObservedWorkload;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.WorkloadState;

/** What to do about a workload, from what is wanted and what is seen. Pure. */
public final class WorkloadPlanner {

    /** One step. */
    public sealed interface Step {

        /** Make it be as wanted; also mends what somebody took away behind our back. */
        record Apply() implements Step {}

        /** Nothing to do but wait: it is starting. */
        record Wait() implements Step {}

        /** It runs, and its probe does not agree. The engine goes on asking. */
        record Unhealthy(WorkloadState.Running running) implements Step {}

        /** It ended by itself and its supervisor brings it back. */
        record Crashed(WorkloadState.Crashed crash) implements Step {}

        /** It is as wanted. */
        record Settled() implements Step {}
    }

    private WorkloadPlanner() {}

    public static Step next(Workload wanted, ObservedWorkload seen) {
        if (!seen.is(wanted)) {
            return new Step.Apply();
        }
        return switch (seen.state()) {
            case WorkloadState.Absent absent -> new Step.Apply();
            case WorkloadState.Starting starting -> new Step.Wait();
            case WorkloadState.Running running ->
                running.healthy() || !wanted.run() ? new Step.Settled() : new Step.Unhealthy(running);
            case WorkloadState.Stopped stopped -> wanted.run() ? new Step.Apply() : new Step.Settled();
            case WorkloadState.Crashed crashed -> new Step.Crashed(crashed);
        };
    }
}
