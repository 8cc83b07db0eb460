package io.parkcloud.services;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.network.NetworkAttachment.Plugged;
import io.parkcloud.services.ServiceInstanceStatus.State;
import io.parkcloud.workloads.WorkloadConvergence;
import io.parkcloud.workloads.WorkloadNetworks;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.WorkloadEngine;
import io.parkcloud.workloads.spi.WorkloadState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Port, then password, then the server's process. */
final class ServiceInstanceReconciler implements Reconciler<ServiceInstanceSpec, ServiceInstanceStatus> {

    /** The port wakes us when it is ready; this is for the case that the wake-up is lost. */
    private static final Duration LOST_WAKE_UP = Duration.ofSeconds(3);

    private final WorkloadEngine engine;
    private final ServiceCredentials credentials;

    ServiceInstanceReconciler(WorkloadEngine engine, ServiceCredentials credentials) {
        this.engine = engine;
        this.credentials = credentials;
    }

    @Override
    public Outcome<ServiceInstanceStatus> reconcile(Pass<ServiceInstanceSpec, ServiceInstanceStatus> pass) {
        if (pass.deleting()) {
            return WorkloadConvergence.remove(pass, engine);
        }
        var plugged = pass.spec().network().ensurePort(pass, 0);
        if (plugged.isEmpty()) {
            return Outcome.after(LOST_WAKE_UP, pass.observed()).step("WaitingForPort");
        }
        var password = credentials.password(pass.id());
        var recipe = ServiceRecipe.of(pass.spec(), password);
        var wanted = workload(pass, plugged.get(), recipe);
        return WorkloadConvergence.converge(pass, engine, wanted, (state, host) -> facts(host, recipe.port(), state));
    }

    private static Workload workload(
            Pass<ServiceInstanceSpec, ServiceInstanceStatus> pass, Plugged plugged, ServiceRecipe recipe) {
        var spec = pass.spec();
        return new Workload(
                pass.id(),
                pass.resource().metadata().project(),
                pass.id(),
                pass.fence(),
                true,
                recipe.command(),
                recipe.init(),
                recipe.files(),
                List.of(),
                new Workload.Limits(
                        spec.size().memory(spec.service()), spec.size().cpuShares(), Optional.empty()),
                WorkloadNetworks.of(pass, spec.network(), plugged, recipe.port()),
                Optional.of(recipe.health()),
                Workload.RestartPolicy.ALWAYS);
    }

    private static ServiceInstanceStatus facts(Optional<IpAddress> host, int port, WorkloadState state) {
        var at = Optional.of(port);
        return switch (state) {
            case WorkloadState.Absent absent -> new ServiceInstanceStatus(host, at, State.ABSENT, Optional.empty(), 0);
            case WorkloadState.Starting starting ->
                new ServiceInstanceStatus(host, at, State.STARTING, Optional.empty(), 0);
            case WorkloadState.Stopped stopped ->
                new ServiceInstanceStatus(host, at, State.STOPPED, Optional.empty(), 0);
            case WorkloadState.Crashed crashed ->
                new ServiceInstanceStatus(host, at, State.CRASHED, Optional.empty(), crashed.restarts());
            case WorkloadState.Running running ->
                new ServiceInstanceStatus(
                        host,
                        at,
                        running.healthy() ? State.RUNNING : State.UNHEALTHY,
                        Optional.of(running.since()),
                        running.restarts());
        };
    }
}
