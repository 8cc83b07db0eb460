package io.parkcloud.workloads.application;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkAttachment.Plugged;
import io.parkcloud.workloads.Artifacts;
import io.parkcloud.workloads.BindingSource;
import io.parkcloud.workloads.WorkloadConvergence;
import io.parkcloud.workloads.WorkloadErrors;
import io.parkcloud.workloads.WorkloadNetworks;
import io.parkcloud.workloads.application.ApplicationStatus.State;
import io.parkcloud.workloads.spi.HealthProbe;
import io.parkcloud.workloads.spi.HealthProbe.Question;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.WorkloadEngine;
import io.parkcloud.workloads.spi.WorkloadState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Port, then bindings, then the process of one copy. */
final class ReplicaReconciler implements Reconciler<ReplicaSpec, ReplicaStatus> {

    /** What is waited for wakes us; this is for the case that the wake-up is lost. */
    private static final Duration LOST_WAKE_UP = Duration.ofSeconds(3);

    /** Share of the memory limit for the heap; the rest is for code, threads and buffers. */
    private static final int HEAP_PERCENT = 60;

    private final WorkloadEngine engine;
    private final Artifacts artifacts;
    private final Path javaRuntime;
    private final Secrets secrets;
    private final @Nullable BindingSource bindings;

    ReplicaReconciler(
            WorkloadEngine engine,
            Artifacts artifacts,
            Path javaRuntime,
            Secrets secrets,
            @Nullable BindingSource bindings) {
        this.engine = engine;
        this.artifacts = artifacts;
        this.javaRuntime = javaRuntime;
        this.secrets = secrets;
        this.bindings = bindings;
    }

    @Override
    public Outcome<ReplicaStatus> reconcile(Pass<ReplicaSpec, ReplicaStatus> pass) {
        if (pass.deleting()) {
            return WorkloadConvergence.remove(pass, engine);
        }
        var plugged = pass.spec().as().network().ensurePort(pass, 0);
        if (plugged.isEmpty()) {
            return Outcome.after(LOST_WAKE_UP, pass.observed()).step("WaitingForPort");
        }
        var bound = bound(pass);
        if (bound.isEmpty()) {
            return Outcome.after(LOST_WAKE_UP, pass.observed()).step("WaitingForServices");
        }
        var wanted = workload(pass, plugged.get(), bound.get());
        var port = plugged.get().port();
        return WorkloadConvergence.converge(pass, engine, wanted, (state, address) -> facts(state, port, address));
    }

    /** The values of every binding; empty while a service is not ready. */
    private Optional<Map<String, Map<String, String>>> bound(Pass<ReplicaSpec, ReplicaStatus> pass) {
        var all = new TreeMap<String, Map<String, String>>();
        for (var binding : pass.spec().as().bindings().entrySet()) {
            var values = bindings == null
                    ? Optional.<Map<String, String>>empty()
                    : bindings.binding(pass, binding.getValue());
            if (values.isEmpty()) {
                return Optional.empty();
            }
            all.put(binding.getKey(), values.get());
        }
        return Optional.of(all);
    }

    private Workload workload(
            Pass<ReplicaSpec, ReplicaStatus> pass, Plugged plugged, Map<String, Map<String, String>> bound) {
        var application = pass.spec().application();
        var spec = pass.spec().as();
        var jar = artifacts
                .file(pass.spec().program())
                .orElseThrow(() -> WorkloadErrors.ARTIFACT_UNKNOWN.error(
                        "the program \"%s\" has been taken away; there are %s",
                        pass.spec().program(), artifacts.names()));
        var question = spec.healthPath()
                .<Question>map(path -> new Question.Http(spec.port(), path))
                .orElseGet(() -> new Question.Tcp(spec.port()));
        return new Workload(
                pass.id(),
                pass.resource().metadata().project(),
                application,
                pass.fence(),
                true,
                new Workload.Command(
                        arguments(spec), Bindings.environment(spec, bound, name -> secrets.random(application, name))),
                Optional.empty(),
                List.of(),
                List.of(new Workload.Artifact("java", javaRuntime), new Workload.Artifact("program.jar", jar)),
                Workload.Limits.ofMemory(ByteSize.ofMiB(spec.memoryMiB())),
                WorkloadNetworks.of(pass, spec.network(), plugged, spec.port()),
                Optional.of(HealthProbe.of(question)),
                Workload.RestartPolicy.ALWAYS);
    }

    /** The runtime cannot see the sandbox's limit by itself, so it is told. */
    private static List<String> arguments(ApplicationSpec spec) {
        var arguments = new ArrayList<>(List.of(
                "/artifacts/java/bin/java",
                "-Xmx" + spec.memoryMiB() * HEAP_PERCENT / 100 + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                "/artifacts/program.jar"));
        arguments.addAll(spec.arguments());
        return arguments;
    }

    private static ReplicaStatus facts(WorkloadState state, ResourceId port, Optional<IpAddress> address) {
        var at = Optional.of(port);
        return switch (state) {
            case WorkloadState.Absent absent -> new ReplicaStatus(at, address, State.ABSENT, Optional.empty(), 0);
            case WorkloadState.Starting starting -> new ReplicaStatus(at, address, State.STARTING, Optional.empty(), 0);
            case WorkloadState.Stopped stopped -> new ReplicaStatus(at, address, State.STOPPED, Optional.empty(), 0);
            case WorkloadState.Crashed crashed ->
                new ReplicaStatus(at, address, State.CRASHED, Optional.empty(), crashed.restarts());
            case WorkloadState.Running running ->
                new ReplicaStatus(
                        at,
                        address,
                        running.healthy() ? State.RUNNING : State.UNHEALTHY,
                        Optional.of(running.since()),
                        running.restarts());
        };
    }
}
