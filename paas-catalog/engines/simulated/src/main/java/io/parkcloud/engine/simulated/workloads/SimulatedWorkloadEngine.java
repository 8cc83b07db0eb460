package io.parkcloud.engine.simulated.workloads;

import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.ObservedWorkload;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.Workload.RestartPolicy;
import io.parkcloud.workloads.spi.WorkloadCapability;
import io.parkcloud.workloads.spi.WorkloadEngine;
import io.parkcloud.workloads.spi.WorkloadState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * {@link WorkloadEngine} without processes. What a workload does follows from its command: one that ends in {@code exit N} ends
 * with that status at once, every other one serves. Time passes only on the clock given.
 */
public final class SimulatedWorkloadEngine implements WorkloadEngine {

    private static final Pattern EXIT = Pattern.compile("exit (\\d+)");
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final SimulatedWorkloadProperties properties;
    private final Clock clock;
    private final SplittableRandom random;
    private final Map<ResourceId, Simulated> workloads = new HashMap<>();
    private final Map<ResourceId, Long> fences = new HashMap<>();
    private final List<Consumer<ResourceId>> listeners = new CopyOnWriteArrayList<>();
    private long nextPid = 1000;

    /** One workload: as wanted, and since when its present process is what it is. */
    private record Simulated(
            Workload wanted, long pid, Instant started, Instant healthyFrom, int restarts, boolean killed) {}

    public SimulatedWorkloadEngine(SimulatedWorkloadProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.random = new SplittableRandom(properties.seed());
    }

    @Override
    public Set<WorkloadCapability> capabilities() {
        return EnumSet.of(WorkloadCapability.TENANT_NETWORK);
    }

    @Override
    public void onChange(Consumer<ResourceId> listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized void apply(Workload workload) {
        faulty("apply", workload.id(), () -> {
            pass(workload.id(), workload.fence());
            var known = workloads.get(workload.id());
            if (known != null && known.wanted().fingerprint().equals(workload.fingerprint())) {
                return;
            }
            reserve(workload);
            workloads.put(workload.id(), started(workload, 0, clock.instant()));
        });
    }

    private Simulated started(Workload workload, int restarts, Instant at) {
        long mean = properties.startLatency().toMillis();
        long millis = mean == 0 ? 0 : mean / 2 + random.nextLong(mean + 1);
        return new Simulated(workload, nextPid++, at, at.plusMillis(millis), restarts, false);
    }

    private void reserve(Workload workload) {
        long taken = workloads.values().stream()
                .filter(other -> !other.wanted().id().equals(workload.id()))
                .mapToLong(other -> other.wanted().limits().memory().bytes())
                .sum();
        long wanted = workload.limits().memory().bytes();
        long room = properties.memory().toBytes() - taken;
        if (wanted > room) {
            throw new EngineException(
                    EngineErrors.CAPACITY_EXHAUSTED,
                    "workload %s needs %d bytes of memory, %d are left".formatted(workload.id(), wanted, room));
        }
    }

    @Override
    public synchronized ObservedWorkload observe(ResourceId id) {
        var seen = new ObservedWorkload[] {ObservedWorkload.absent()};
        faulty("observe", id, () -> seen[0] = view(id));
        return seen[0];
    }

    private ObservedWorkload view(ResourceId id) {
        var known = workloads.get(id);
        if (known == null) {
            return ObservedWorkload.absent();
        }
        return new ObservedWorkload(known.wanted().fingerprint(), state(known));
    }

    private WorkloadState state(Simulated known) {
        var wanted = known.wanted();
        var now = clock.instant();
        if (!wanted.run()) {
            return new WorkloadState.Stopped();
        }
        var init = wanted.init().flatMap(SimulatedWorkloadEngine::exit).filter(status -> status != 0);
        if (init.isPresent()) {
            return new WorkloadState.Crashed("the initial command ended with " + init.get(), 0);
        }
        if (known.killed()) {
            return new WorkloadState.Crashed("ended by signal 9", known.restarts());
        }
        if (now.isBefore(known.healthyFrom())) {
            return new WorkloadState.Starting();
        }
        var status = exit(wanted.command());
        if (status.isEmpty()) {
            return new WorkloadState.Running(known.pid(), known.started(), known.restarts(), true);
        }
        boolean again = wanted.restart() == RestartPolicy.ALWAYS
                || (wanted.restart() == RestartPolicy.ON_FAILURE && status.get() != 0);
        if (!again && status.get() == 0) {
            return new WorkloadState.Stopped();
        }
        long tries = again ? Duration.between(known.healthyFrom(), now).dividedBy(RESTART_PAUSE) : 0;
        return new WorkloadState.Crashed("ended with exit status " + status.get(), (int) Math.min(tries, 1_000_000));
    }

    private static Optional<Integer> exit(Workload.Command command) {
        var match = EXIT.matcher(command.arguments().getLast());
        return match.matches() ? Optional.of(Integer.parseInt(match.group(1))) : Optional.empty();
    }

    @Override
    public synchronized Map<ResourceId, ObservedWorkload> observeAll() {
        var all = new HashMap<ResourceId, ObservedWorkload>();
        workloads.keySet().forEach(id -> all.put(id, view(id)));
        return all;
    }

    /** As if every process that runs took a twentieth of a processor and half of its memory. */
    @Override
    public synchronized List<Measurement> measurements() {
        var all = new ArrayList<Measurement>();
        workloads.forEach((id, known) -> {
            boolean up = state(known) instanceof WorkloadState.Running;
            all.add(new Measurement(id, Measure.UP, up ? 1 : 0));
            if (up) {
                double limit = known.wanted().limits().memory().bytes();
                double seconds =
                        Duration.between(known.started(), clock.instant()).toMillis() / 1000.0;
                all.add(new Measurement(id, Measure.CPU_SECONDS, seconds / 20));
                all.add(new Measurement(id, Measure.MEMORY_BYTES, limit / 2));
                all.add(new Measurement(id, Measure.MEMORY_LIMIT_BYTES, limit));
                all.add(new Measurement(id, Measure.RESTARTS, known.restarts()));
            }
        });
        return all;
    }

    @Override
    public synchronized void delete(ResourceId id, long fence) {
        faulty("delete", id, () -> {
            pass(id, fence);
            workloads.remove(id);
        });
    }

    @Override
    public synchronized List<String> log(ResourceId id, int lines) {
        var known = workloads.get(id);
        return known == null || lines < 1
                ? List.of()
                : List.of(known.started() + " simulated start of "
                        + known.wanted().command().arguments().getFirst());
    }

    /** The process dies; its restart policy decides what follows. */
    public synchronized void crash(ResourceId id) {
        workloads.computeIfPresent(
                id,
                (key, known) -> known.wanted().restart() == RestartPolicy.NEVER
                        ? new Simulated(
                                known.wanted(),
                                known.pid(),
                                known.started(),
                                known.healthyFrom(),
                                known.restarts(),
                                true)
                        : started(known.wanted(), known.restarts() + 1, clock.instant()));
        listeners.forEach(listener -> listener.accept(id));
    }

    private void pass(ResourceId id, long token) {
        long seen = fences.getOrDefault(id, Long.MIN_VALUE);
        if (token < seen) {
            throw new EngineException(
                    EngineErrors.FENCED,
                    "workload %s was taken over with token %d, this call carries %d".formatted(id, seen, token));
        }
        fences.put(id, token);
    }

    /** Does the step, or fails before it, or fails after it, as chance will have it. */
    private void faulty(String call, ResourceId id, Runnable step) {
        if (properties.refusals() > 0 && random.nextDouble() < properties.refusals()) {
            throw EngineException.unavailable("simulated: %s of workload %s was not done".formatted(call, id), null);
        }
        step.run();
        if (properties.lostAnswers() > 0 && random.nextDouble() < properties.lostAnswers()) {
            throw EngineException.unavailable(
                    "simulated: the answer to %s of workload %s is lost".formatted(call, id), null);
        }
    }
}
