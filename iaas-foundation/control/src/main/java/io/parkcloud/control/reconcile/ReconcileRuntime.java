package io.parkcloud.control.reconcile;

import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.store.Acceptance.Lease;
import io.parkcloud.control.store.Settlement;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.store.Surroundings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps reconcilers busy: claims what is due, runs passes side by side, writes them back in batches. Several replicas work
 * on the same store; the lease with its fence keeps them apart.
 */
public final class ReconcileRuntime implements Dispatcher, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileRuntime.class);
    private static final int BATCH = 128;
    private static final int MOST_PASSES_PER_CLAIM = 200;
    private static final Duration IDLE = Duration.ofMillis(500);

    /** How long a finished pass waits for others to be written with. */
    private static final Duration GATHER = Duration.ofMillis(3);

    /** How long a step may stay only in memory before it is written, so that progress is seen. */
    private static final Duration UNWRITTEN = Duration.ofMillis(200);

    private final Store store;
    private final Supplier<PassRunner> runner;
    private final Clock clock;
    private final Runnable committed;
    private final String holder;
    private final Duration lease;
    private final int capacity;
    private final Semaphore slots;
    private final Semaphore work = new Semaphore(0);
    private final LinkedBlockingQueue<Settlement> finished = new LinkedBlockingQueue<>();
    private final ExecutorService passes;
    private final Thread claimer;
    private final Thread settler;
    private volatile boolean running;

    /**
     * What the runtime is told.
     *
     * @param holder  name of this replica; what was leased under it is taken back at the start
     * @param lease   longest time that one pass may take before somebody else may take over
     * @param threads passes side by side
     */
    public record Settings(String holder, Duration lease, int threads) {}

    /** @param committed called after every committed batch, so that events get numbered */
    public ReconcileRuntime(
            Store store, Supplier<PassRunner> runner, Clock clock, Settings settings, Runnable committed) {
        this.store = store;
        this.runner = runner;
        this.clock = clock;
        this.committed = committed;
        this.holder = settings.holder();
        this.lease = settings.lease();
        this.capacity = settings.threads() * 4;
        this.slots = new Semaphore(capacity);
        this.passes = Executors.newFixedThreadPool(
                settings.threads(),
                Thread.ofPlatform().name("reconcile-", 0).daemon().factory());
        this.claimer = Thread.ofPlatform().name("reconcile-claim").daemon().unstarted(this::claimLoop);
        this.settler = Thread.ofPlatform().name("reconcile-settle").daemon().unstarted(this::settleLoop);
    }

    public void start() {
        takeBack();
        running = true;
        claimer.start();
        settler.start();
    }

    /** What this replica had in hand when it died. */
    private void takeBack() {
        var now = clock.instant();
        try {
            int rows = store.takeBack(holder, now, now.plus(lease));
            if (rows > 0) {
                LOG.info("{} resources were in hand when {} ended; they are looked at again now", rows, holder);
            }
        } catch (RuntimeException away) {
            LOG.warn("earlier leases of {} were not taken back and run out by themselves: {}", holder, away.toString());
        }
    }

    @Override
    public Optional<Lease> offer() {
        return running && slots.tryAcquire()
                ? Optional.of(new Lease(holder, clock.instant().plus(lease).toEpochMilli()))
                : Optional.empty();
    }

    @Override
    public void accepted(StoredResource row, Surroundings around) {
        passes.execute(() -> reconcile(row, around));
        committed.run();
    }

    @Override
    public void withdrawn() {
        slots.release();
    }

    @Override
    public void nudge() {
        work.release();
        committed.run();
    }

    private void claimLoop() {
        while (running) {
            try {
                int claimed = claim();
                if (claimed == 0) {
                    work.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                    work.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException away) {
                LOG.warn("claiming work failed, will go on: {}", away.toString());
                pause();
            }
        }
    }

    private int claim() throws InterruptedException {
        slots.acquire();
        int free = 1 + slots.drainPermits();
        List<StoredResource> rows = List.of();
        try {
            var now = clock.instant();
            rows = store.claimDue(holder, now, now.plus(lease), Math.min(free, BATCH));
        } finally {
            slots.release(free - rows.size());
        }
        if (!rows.isEmpty()) {
            var around = store.around(rows.stream().map(StoredResource::id).toList());
            rows.forEach(row -> passes.execute(() -> reconcile(row, around)));
        }
        return rows.size();
    }

    private void reconcile(StoredResource claimed, Surroundings around) {
        try {
            var row = claimed;
            var known = Optional.of(around);
            var unwrittenSince = clock.instant();
            for (int pass = 1; ; pass++) {
                var settlement = runner.get().run(row, known);
                if (!settlement.keepLease()) {
                    finished.add(settlement);
                    return;
                }
                if (pass == MOST_PASSES_PER_CLAIM) {
                    throw new IllegalStateException("takes step after step and never comes to an end");
                }
                var now = clock.instant();
                if (settlement.step().isPresent() || now.isAfter(unwrittenSince.plus(UNWRITTEN))) {
                    if (settlement.changes()
                            && !store.settle(List.of(settlement), now).isEmpty()) {
                        slots.release(); // Somebody with a newer fence has it.
                        return;
                    }
                    committed.run();
                    unwrittenSince = now;
                }
                row = PassRunner.continued(settlement);
                known = Optional.empty(); // What was seen before the step may have been changed by it.
            }
        } catch (RuntimeException e) {
            // The lease runs out and the row is claimed again.
            LOG.error("a pass over {} {} could not be finished", claimed.kind(), claimed.id(), e);
            slots.release();
        }
    }

    private void settleLoop() {
        var batch = new ArrayList<Settlement>();
        while (running || !finished.isEmpty()) {
            try {
                var first = finished.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                gather(batch);
                settle(batch);
            } catch (InterruptedException stopped) {
                return;
            } finally {
                batch.clear();
            }
        }
    }

    /** What else is ready, and what becomes ready within a moment if more is being worked on: one commit for all of it. */
    private void gather(List<Settlement> batch) throws InterruptedException {
        long end = System.nanoTime() + GATHER.toNanos();
        while (batch.size() < BATCH && capacity - slots.availablePermits() > batch.size()) {
            var next = finished.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
        }
        finished.drainTo(batch, BATCH - batch.size());
    }

    private void settle(List<Settlement> batch) throws InterruptedException {
        while (true) {
            try {
                store.settle(batch, clock.instant());
                break;
            } catch (RuntimeException away) {
                LOG.warn("writing {} passes back failed, will try again: {}", batch.size(), away.toString());
                if (!running) {
                    break;
                }
                pause();
            }
        }
        slots.release(batch.size());
        work.release();
        committed.run();
    }

    private void pause() {
        try {
            work.tryAcquire(Integer.MAX_VALUE, IDLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops claiming, finishes what is in hand, writes it back. */
    @Override
    public void close() {
        running = false;
        claimer.interrupt();
        passes.shutdown();
        try {
            if (!passes.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("some passes did not end in time; their leases run out by themselves");
            }
            settler.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
