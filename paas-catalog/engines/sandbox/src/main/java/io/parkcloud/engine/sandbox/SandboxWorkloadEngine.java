package io.parkcloud.engine.sandbox;

import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NamespacePlug;
import io.parkcloud.workloads.spi.ObservedWorkload;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.WorkloadCapability;
import io.parkcloud.workloads.spi.WorkloadEngine;
import io.parkcloud.workloads.spi.WorkloadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * {@link WorkloadEngine} over the supervisor of this box. Keeps nothing in memory but the record of health probes: the truth is
 * in the workloads' folders, and every step can be repeated.
 */
final class SandboxWorkloadEngine implements WorkloadEngine, AutoCloseable {

    private static final Duration GONE = Duration.ofSeconds(10);
    private static final List<Path> GROUPS = List.of(
            Path.of("/sys/fs/cgroup"),
            Path.of("/sys/fs/cgroup/memory"),
            Path.of("/sys/fs/cgroup/cpu"),
            Path.of("/sys/fs/cgroup/cpuacct"),
            Path.of("/sys/fs/cgroup/pids"));

    private final SandboxProperties properties;
    private final NamespacePlug plug;
    private final Supervisor supervisor;
    private final SandboxWriter writer;
    private final UidClaims uids;
    private final Fences fences;
    private final HealthMonitor health;
    private final SandboxObserver observer;
    private final SandboxMeter meter;
    private final Map<ResourceId, ReentrantLock> locks = new ConcurrentHashMap<>();

    SandboxWorkloadEngine(SandboxProperties properties, NamespacePlug plug, Clock clock) {
        this(properties, plug, clock, new Programs());
    }

    SandboxWorkloadEngine(SandboxProperties properties, NamespacePlug plug, Clock clock, Programs programs) {
        this.properties = properties;
        this.plug = plug;
        this.supervisor = new Supervisor(properties.scan(), programs);
        this.writer = new SandboxWriter(properties);
        this.uids = properties.uids();
        this.fences = new Fences(properties.workloads().resolve(".fences"), clock);
        this.health = new HealthMonitor(programs, this::folder);
        this.observer = new SandboxObserver(supervisor, health);
        this.meter = new SandboxMeter(GROUPS.getFirst(), Path.of("/proc"), properties.cgroup());
        fences.prune(properties.workloads());
    }

    @Override
    public Set<WorkloadCapability> capabilities() {
        return EnumSet.of(WorkloadCapability.TENANT_NETWORK);
    }

    @Override
    public void onChange(Consumer<ResourceId> listener) {
        health.onChange(listener);
    }

    @Override
    public void apply(Workload workload) {
        alone(workload.id(), () -> {
            fences.pass(workload.id(), workload.fence());
            supervisor.requireRunning();
            var folder = folder(workload.id());
            if (folder.has("deleting")) {
                erase(workload.id(), folder);
            }
            var name = WorkloadFolder.serviceName(workload.id());
            boolean same = folder.read("fingerprint").equals(Optional.of(workload.fingerprint()));
            if (!same) {
                supervisor.down(name, properties.stopGrace());
                folder.remove("fingerprint");
                connect(folder, workload);
                writer.write(folder, workload, uids.claim(workload.data()));
                folder.write("fingerprint", workload.fingerprint(), "rw-------");
            } else {
                connect(folder, workload);
            }
            supervisor.enlist(name, folder.path("service"));
            if (workload.run()) {
                start(name, folder, same);
            }
        });
    }

    /**
     * A process that ended for good under its restart policy stays so until the workload is changed. The mark goes last: as long
     * as it is there, nobody takes the workload for started.
     */
    private void start(String name, WorkloadFolder folder, boolean same) {
        if (!same || folder.has("service/down")) {
            supervisor.up(name);
            folder.remove("service/down");
        }
    }

    /** Port and namespace are written down first: then deletion knows them, however far this got. */
    private void connect(WorkloadFolder folder, Workload workload) {
        var namespace = writer.namespace(workload);
        var port = workload.network().port();
        var before = folder.read("port");
        if (before.isPresent() && !before.get().equals(port.toString())) {
            plug.unplug(ResourceId.of(before.get()), namespace);
        }
        folder.write("port", port.toString(), "rw-------");
        folder.write("namespace", namespace, "rw-------");
        plug.plug(port, namespace, workload.network().wiring());
    }

    @Override
    public ObservedWorkload observe(ResourceId id) {
        supervisor.requireRunning();
        return observer.observe(id, folder(id));
    }

    @Override
    public Map<ResourceId, ObservedWorkload> observeAll() {
        supervisor.requireRunning();
        var all = new HashMap<ResourceId, ObservedWorkload>();
        try (var folders = Files.list(properties.workloads())) {
            folders.flatMap(path -> ResourceId.parse(path.getFileName().toString()).stream())
                    .forEach(id -> all.put(id, observer.observe(id, folder(id))));
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + properties.workloads(), e);
        }
        all.values().removeIf(seen -> seen.state() instanceof WorkloadState.Absent);
        return all;
    }

    @Override
    public List<Measurement> measurements() {
        var all = new ArrayList<Measurement>();
        observeAll().forEach((id, seen) -> all.addAll(meter.of(id, seen)));
        return all;
    }

    @Override
    public void delete(ResourceId id, long fence) {
        alone(id, () -> {
            fences.pass(id, fence);
            var folder = folder(id);
            if (folder.exists()) {
                supervisor.requireRunning();
                erase(id, folder);
            } else {
                uids.release(id);
            }
        });
        locks.remove(id);
    }

    /** Outside in: first nothing runs, then nothing is connected, then nothing is left. The folder is last, as it knows the rest. */
    private void erase(ResourceId id, WorkloadFolder folder) {
        folder.write("deleting", "", "rw-------");
        var name = WorkloadFolder.serviceName(id);
        supervisor.down(name, properties.stopGrace());
        supervisor.dismiss(name);
        health.forget(id);
        removeGroups(id);
        folder.read("port")
                .ifPresent(port -> plug.unplug(
                        ResourceId.of(port), folder.read("namespace").orElseThrow()));
        WorkloadFolder.deleteTree(properties.home().resolve("log").resolve(name));
        folder.delete();
        uids.release(id);
    }

    /** Ends what is still in the workload's cgroups, then removes them. */
    private void removeGroups(ResourceId id) {
        for (var top : GROUPS) {
            var group = top.resolve("parkcloud-" + properties.installation()).resolve(id.toString());
            Supervisor.await(GONE, () -> removeGroup(group), "cgroup " + group + " is still in use");
        }
    }

    private boolean removeGroup(Path group) {
        if (!Files.isDirectory(group)) {
            return true;
        }
        try {
            for (var pid : Files.readAllLines(group.resolve("cgroup.procs"))) {
                ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
            }
            Files.delete(group);
            return true;
        } catch (IOException busy) {
            return false;
        }
    }

    @Override
    public List<String> log(ResourceId id, int lines) {
        var folder = properties.home().resolve("log").resolve(WorkloadFolder.serviceName(id));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return LogTail.of(folder, lines);
    }

    private WorkloadFolder folder(ResourceId id) {
        return new WorkloadFolder(properties.workloads(), id);
    }

    private void alone(ResourceId id, Runnable step) {
        var lock = locks.computeIfAbsent(id, unused -> new ReentrantLock());
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        health.close();
    }
}
