package io.parkcloud.engine.sandbox;

import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the probes of all workloads, each at its own pace, and counts the answers. What it knows is about one process: a
 * restarted workload starts without a record. Also notices when the process ends. A platform that was restarted begins to ask at once.
 */
final class HealthMonitor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HealthMonitor.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PACE_UNTIL_HEALTHY = Duration.ofMillis(200);

    private final Programs programs;
    private final Function<ResourceId, WorkloadFolder> folders;
    private final List<Consumer<ResourceId>> listeners = new CopyOnWriteArrayList<>();
    private final Map<ResourceId, Long> processes = new ConcurrentHashMap<>();
    private final Map<ResourceId, Answers> records = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sandbox-health").factory());

    private final ScheduledFuture<?> ticking;

    /** What the probes said of one process. */
    private static final class Answers {
        private final ResourceId id;
        private final long pid;
        private final Probe probe;
        private long dueNanos;
        private boolean asking;
        private boolean everHealthy;
        private boolean healthy;
        private int streak;

        Answers(ResourceId id, long pid, Probe probe) {
            this.id = id;
            this.pid = pid;
            this.probe = probe;
            this.dueNanos = System.nanoTime();
        }

        synchronized boolean due() {
            if (asking || System.nanoTime() - dueNanos < 0) {
                return false;
            }
            asking = true;
            return true;
        }

        /** @return whether the verdict has changed */
        synchronized boolean answered(boolean success) {
            boolean before = healthy;
            streak = success == healthy ? 0 : streak + 1;
            if (success != healthy && streak >= (success ? probe.successes() : probe.failures())) {
                healthy = success;
                everHealthy |= success;
                streak = 0;
            }
            var pace = healthy ? probe.interval() : PACE_UNTIL_HEALTHY;
            dueNanos = System.nanoTime()
                    + Math.min(pace.toNanos(), probe.interval().toNanos());
            asking = false;
            return healthy != before;
        }

        synchronized Health health() {
            return healthy ? Health.HEALTHY : everHealthy ? Health.UNHEALTHY : Health.UNKNOWN;
        }
    }

    /** The verdict on one process. */
    enum Health {
        /** Not healthy yet, or not asked yet. */
        UNKNOWN,
        HEALTHY,
        /** Was healthy before. */
        UNHEALTHY
    }

    HealthMonitor(Programs programs, Function<ResourceId, WorkloadFolder> folders) {
        this.programs = programs;
        this.folders = folders;
        this.ticking = clockwork.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is known of this very process; begins to ask if it is new. */
    Health health(ResourceId id, long pid, Probe probe) {
        return records.compute(
                        id,
                        (key, known) -> known != null && known.pid == pid && known.probe.equals(probe)
                                ? known
                                : new Answers(id, pid, probe))
                .health();
    }

    void forget(ResourceId id) {
        records.remove(id);
        processes.remove(id);
    }

    /** Who is told the id of a workload whose process ended or whose verdict changed. Returns at once. */
    void onChange(Consumer<ResourceId> listener) {
        listeners.add(listener);
    }

    /** From now on the end of this process is told. */
    void watch(ResourceId id, long pid) {
        processes.put(id, pid);
    }

    private void tell(ResourceId id) {
        listeners.forEach(listener -> listener.accept(id));
    }

    private void tick() {
        processes.forEach((id, pid) -> {
            if (!Files.exists(Path.of("/proc", Long.toString(pid))) && processes.remove(id, pid)) {
                tell(id);
            }
        });
        for (var record : records.values()) {
            if (record.due()) {
                Thread.startVirtualThread(() -> ask(record));
            }
        }
    }

    private void ask(Answers record) {
        boolean success = false;
        try {
            success = record.probe.ask(programs, folders.apply(record.id), record.pid);
        } catch (EngineException e) {
            log.warn("Could not ask the health of workload {}: {}", record.id, e.getMessage());
        } finally {
            if (record.answered(success)) {
                tell(record.id);
            }
        }
    }

    @Override
    public void close() {
        ticking.cancel(false);
        clockwork.shutdownNow();
    }
}
