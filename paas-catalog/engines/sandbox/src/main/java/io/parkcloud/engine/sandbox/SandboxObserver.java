package io.parkcloud.engine.sandbox;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.ObservedWorkload;
import io.parkcloud.workloads.spi.WorkloadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Says where a workload is, from its folder, its supervisor and the process table. Changes nothing. */
final class SandboxObserver {

    private static final Pattern CHILD = Pattern.compile("\"child-pid\": (\\d+)");

    private final Supervisor supervisor;
    private final HealthMonitor health;

    SandboxObserver(Supervisor supervisor, HealthMonitor health) {
        this.supervisor = supervisor;
        this.health = health;
    }

    ObservedWorkload observe(ResourceId id, WorkloadFolder folder) {
        if (!folder.exists()) {
            return ObservedWorkload.absent();
        }
        var running = supervisor.running(WorkloadFolder.serviceName(id));
        var fingerprint = folder.read("fingerprint"); // once: an apply beside this takes it away and writes it anew
        if (running.isEmpty() || fingerprint.isEmpty() || isNotStarted(folder)) {
            return new ObservedWorkload("", new WorkloadState.Starting()); // half made: whoever wants it applies again
        }
        return new ObservedWorkload(fingerprint.get(), state(id, folder, running.get()));
    }

    /** Left by somebody who died over it: known to the supervisor, which was not told to start it. */
    private static boolean isNotStarted(WorkloadFolder folder) {
        return folder.has("service/down") && meantToRun(folder);
    }

    private static boolean meantToRun(WorkloadFolder folder) {
        return Boolean.parseBoolean(folder.settings().get("RUN"));
    }

    private WorkloadState state(ResourceId id, WorkloadFolder folder, boolean running) {
        var phase = folder.read("state/phase").orElse("");
        if (!running || phase.equals("ended")) {
            return ended(folder);
        }
        if (phase.equals("backoff")) {
            return crashed(folder);
        }
        var pid = phase.equals("run") ? payload(folder) : OptionalLong.empty();
        return pid.isPresent() ? running(id, folder, pid.getAsLong()) : new WorkloadState.Starting();
    }

    private WorkloadState running(ResourceId id, WorkloadFolder folder, long pid) {
        health.watch(id, pid);
        var since = Instant.ofEpochMilli(folder.number("state/started"));
        var probe = Probe.of(folder);
        if (probe.isEmpty()) {
            return new WorkloadState.Running(pid, since, restarts(folder), true);
        }
        return switch (health.health(id, pid, probe.get())) {
            case UNKNOWN -> new WorkloadState.Starting();
            case HEALTHY -> new WorkloadState.Running(pid, since, restarts(folder), true);
            case UNHEALTHY -> new WorkloadState.Running(pid, since, restarts(folder), false);
        };
    }

    private static WorkloadState ended(WorkloadFolder folder) {
        var settings = folder.settings();
        boolean meant = !meantToRun(folder)
                || (folder.read("state/code").equals(Optional.of("0")) && !"ALWAYS".equals(settings.get("RESTART")));
        if (meant) {
            return new WorkloadState.Stopped();
        }
        return folder.has("state/code") ? crashed(folder) : new WorkloadState.Starting();
    }

    private static WorkloadState crashed(WorkloadFolder folder) {
        var reason = folder.read("state/last")
                .or(() -> folder.read("state/code").map(code -> "could not be started, exit status " + code))
                .orElse("ended for an unknown reason");
        return new WorkloadState.Crashed(reason, restarts(folder));
    }

    private static int restarts(WorkloadFolder folder) {
        return (int) Math.max(0, folder.number("state/starts") - 1);
    }

    /** The first child of the sandbox's init, whose pid bubblewrap told. */
    private static OptionalLong payload(WorkloadFolder folder) {
        var init = folder.read("state/sandbox").map(CHILD::matcher).filter(java.util.regex.Matcher::find);
        if (init.isEmpty()) {
            return OptionalLong.empty();
        }
        var pid = init.get().group(1);
        try {
            var children = Files.readString(Path.of("/proc", pid, "task", pid, "children"))
                    .strip();
            return children.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(children.split(" ")[0]));
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }
}
