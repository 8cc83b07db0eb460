package io.parkcloud.workloads.application;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.IpAddress;
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

/** Port, then bindings, then the process. */
final class ApplicationReconciler implements Reconciler<ApplicationSpec, ApplicationStatus> {

    /** What is waited for wakes us; this is for the case that the wake-up is lost. */
    private static final Duration LOST_WAKE_UP = Duration.ofSeconds(3);

    /** Share of the memory limit for the heap; the rest is for code, threads and buffers. */
    private static final int HEAP_PERCENT = 60;

    private final WorkloadEngine engine;
    private final Artifacts artifacts;
    private final Path javaRuntime;
    private final Secrets secrets;
    private final @Nullable BindingSource bindings;

    ApplicationReconciler(
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
    public Outcome<ApplicationStatus> reconcile(Pass<ApplicationSpec, ApplicationStatus> pass) {
        if (pass.deleting()) {
            return WorkloadConvergence.remove(pass, engine);
        }
        var plugged = pass.spec().network().ensurePort(pass, 0);
        if (plugged.isEmpty()) {
            return Outcome.after(LOST_WAKE_UP, pass.observed()).step("WaitingForPort");
        }
        var bound = bound(pass);
        if (bound.isEmpty()) {
            return Outcome.after(LOST_WAKE_UP, pass.observed()).step("WaitingForServices");
        }
        var wanted = workload(pass, plugged.get(), bound.get());
        return WorkloadConvergence.converge(pass, engine, wanted, ApplicationReconciler::facts);
    }

    /** The values of every binding; empty while a service is not ready. */
    private Optional<Map<String, Map<String, String>>> bound(Pass<ApplicationSpec, ApplicationStatus> pass) {
        var all = new TreeMap<String, Map<String, String>>();
        for (var binding : pass.spec().bindings().entrySet()) {
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
            Pass<ApplicationSpec, ApplicationStatus> pass, Plugged plugged, Map<String, Map<String, String>> bound) {
        var spec = pass.spec();
        var jar = artifacts
                .find(spec.artifact())
                .orElseThrow(() -> WorkloadErrors.ARTIFACT_UNKNOWN.error(
                        "the program \"%s\" has been taken away; there are %s", spec.artifact(), artifacts.names()));
        var question = spec.healthPath()
                .<Question>map(path -> new Question.Http(spec.port(), path))
                .orElseGet(() -> new Question.Tcp(spec.port()));
        return new Workload(
                pass.id(),
                pass.resource().metadata().project(),
                pass.fence(),
                true,
                new Workload.Command(
                        arguments(spec), Bindings.environment(spec, bound, name -> secrets.random(pass.id(), name))),
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

    private static ApplicationStatus facts(WorkloadState state, Optional<IpAddress> at) {
        return switch (state) {
            case WorkloadState.Absent absent -> new ApplicationStatus(at, State.ABSENT, Optional.empty(), 0);
            case WorkloadState.Starting starting -> new ApplicationStatus(at, State.STARTING, Optional.empty(), 0);
            case WorkloadState.Stopped stopped -> new ApplicationStatus(at, State.STOPPED, Optional.empty(), 0);
            case WorkloadState.Crashed crashed ->
                new ApplicationStatus(at, State.CRASHED, Optional.empty(), crashed.restarts());
            case WorkloadState.Running running ->
                new ApplicationStatus(
                        at,
                        running.healthy() ? State.RUNNING : State.UNHEALTHY,
                        Optional.of(running.since()),
                        running.restarts());
        };
    }
}
