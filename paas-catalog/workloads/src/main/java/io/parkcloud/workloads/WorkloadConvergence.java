package io.parkcloud.workloads;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.workloads.spi.ObservedWorkload;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.WorkloadCapability;
import io.parkcloud.workloads.spi.WorkloadEngine;
import io.parkcloud.workloads.spi.WorkloadState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/** Brings the one workload of a resource to what is wanted, and says so. The workload has the resource's id. */
public final class WorkloadConvergence {

    /** A crash between two looks is mended by the supervisor; this bounds how long it goes unseen. */
    private static final Duration RECHECK = Duration.ofSeconds(20);

    private static final Duration UNWELL = Duration.ofSeconds(2);
    private static final String HEALTHY = "Healthy";

    private WorkloadConvergence() {}

    /** @param facts what to store, from the state seen and the address, if it is known, under which others reach it */
    public static <T extends Record> Outcome<T> converge(
            Pass<?, T> pass,
            WorkloadEngine engine,
            Workload wanted,
            BiFunction<WorkloadState, Optional<IpAddress>, T> facts) {
        var seen = engine.observe(pass.id());
        var observed = facts.apply(seen.state(), address(engine, wanted, seen));
        return switch (WorkloadPlanner.next(wanted, seen)) {
            case WorkloadPlanner.Step.Apply apply -> {
                engine.apply(wanted);
                yield Outcome.after(engine.pace(), observed).step("Starting");
            }
            case WorkloadPlanner.Step.Wait wait ->
                Outcome.after(engine.pace(), observed).step("WaitingUntilHealthy");
            case WorkloadPlanner.Step.Unhealthy unhealthy ->
                Outcome.after(UNWELL, observed)
                        .with(HEALTHY, false, "ProbeFailed", "it runs but does not answer its health probe");
            case WorkloadPlanner.Step.Crashed crashed -> {
                engine.apply(wanted); // leaves the process to its supervisor, mends the network it may have died of
                yield Outcome.after(UNWELL, observed)
                        .with(HEALTHY, false, "Crashed", crashed.crash().reason());
            }
            case WorkloadPlanner.Step.Settled settled ->
                Outcome.ready(observed, RECHECK).with(HEALTHY, true, "Running", "");
        };
    }

    private static Optional<IpAddress> address(WorkloadEngine engine, Workload wanted, ObservedWorkload seen) {
        return engine.capabilities().contains(WorkloadCapability.TENANT_NETWORK)
                ? Optional.of(wanted.network().wiring().address())
                : seen.address();
    }

    /** Ends the workload, forgets its data, then the row goes, and with it the port. */
    public static <T extends Record> Outcome<T> remove(Pass<?, T> pass, WorkloadEngine engine) {
        engine.delete(pass.id(), pass.fence());
        return Outcome.forget();
    }
}
