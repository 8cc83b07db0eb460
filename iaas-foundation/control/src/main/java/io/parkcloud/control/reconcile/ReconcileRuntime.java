package io.parkcloud.control.reconcile;

import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.store.Acceptance.Lease;
import io.parkcloud.control.store.Settlement;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.store.Surroundings;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

    /** Rows in hand: enough for what comes in while requests go first, few enough to get to each before its lease runs out. */
    private static final int MOST_PER_THREAD = 32;

    private static final Duration IDLE = Duration.ofMillis(500);

    /**
     * How long a finished pass waits for others to be written with: longer the more there is in hand, because then it is others
     * that are waited for, and a commit of many costs hardly more than one of a few.
     */
    private static final Duration GATHER_PER_ROW = Duration.ofNanos(125_000);

    private static final Duration LONGEST_GATHER = Duration.ofMillis(50);

    /** Fewer than so many are not claimed while there is other work, unless no room for more comes for a moment. */
    private static final int WORTHWHILE = 32;

    private static final Duration CLAIM_PATIENCE = Duration.ofMillis(50);

    /** How often rows are looked for that were kept unwritten for too long. */
    private static final Duration TICK = Duration.ofMillis(50);

    /** How long a step may stay only in memory before it is written, so that progress is seen. */
    private static final Duration UNWRITTEN = Duration.ofMillis(200);

    private final Store store;
    private final Supplier<PassRunner> runner;
    private final Clock clock;
    private final Runnable committed;
    private final String holder;
    private final Duration lease;
    private final Foreground foreground;
    private final Room room;
    private final Semaphore work = new Semaphore(0);
    private final AtomicLong works = new AtomicLong();
    private final LinkedBlockingQueue<Settlement> finished = new LinkedBlockingQueue<>();
    private final InHand hand = new InHand(UNWRITTEN);
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
     * @param foreground what goes before passes
     */
    public record Settings(String holder, Duration lease, int threads, Foreground foreground) {}

    /** @param committed called after every committed batch, so that events get numbered */
    public ReconcileRuntime(
            Store store, Supplier<PassRunner> runner, Clock clock, Settings settings, Runnable committed) {
        this.store = store;
        this.runner = runner;
        this.clock = clock;
        this.committed = committed;
        this.holder = settings.holder();
        this.lease = settings.lease();
        this.foreground = settings.foreground();
        this.room = new Room(settings.threads() * MOST_PER_THREAD);
        this.passes = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                0,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(),
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
    public Optional<Lease> offer(Optional<ResourceId> owner) {
        return running && room.tryTake(owner.filter(hand::holds).isPresent())
                ? Optional.of(new Lease(holder, clock.instant().plus(lease).toEpochMilli()))
                : Optional.empty();
    }

    @Override
    public void accepted(StoredResource row, Surroundings around) {
        begin(row, around);
        committed.run();
    }

    @Override
    public void withdrawn() {
        room.leave(1);
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
        int taken = room.take(WORTHWHILE, BATCH, CLAIM_PATIENCE);
        List<StoredResource> rows = List.of();
        try {
            var now = clock.instant();
            rows = store.claimDue(holder, now, now.plus(lease), taken);
        } finally {
            room.leave(taken - rows.size());
        }
        if (!rows.isEmpty()) {
            var around = store.around(rows.stream().map(StoredResource::id).toList());
            rows.forEach(row -> begin(row, around));
        }
        return rows.size();
    }

    private void begin(StoredResource row, Surroundings around) {
        boolean part = hand.begin(row);
        passes.execute(new Work(row, Optional.of(around), Optional.empty(), part));
    }

    /** Passes over one row, until it is handed on to be written or kept for its parts. What others wait for comes first. */
    private final class Work implements Runnable, Comparable<Work> {
        private final long number = works.getAndIncrement();
        private final boolean first;
        private StoredResource row;
        private Optional<Surroundings> known;
        private Optional<Settlement> unwritten;
        private Instant unwrittenSince = clock.instant();

        /**
         * @param unwritten the pass before, if it is to be written with the next one
         * @param first whether it goes before those that nothing has been done about
         */
        Work(StoredResource row, Optional<Surroundings> known, Optional<Settlement> unwritten, boolean first) {
            this.row = row;
            this.known = known;
            this.unwritten = unwritten;
            this.first = first;
        }

        @Override
        public int compareTo(Work other) {
            int rank = Boolean.compare(other.first, first);
            return rank != 0 ? rank : Long.compare(number, other.number);
        }

        @Override
        public void run() {
            foreground.runBehind(this::work);
        }

        private void work() {
            if (clock.instant().isAfter(unwrittenSince.plus(lease))) {
                drop(); // It waited here for so long that somebody else may have it.
                return;
            }
            try {
                for (int pass = 1; goesOn(); pass++) {
                    if (pass == MOST_PASSES_PER_CLAIM) {
                        throw new IllegalStateException("takes step after step and never comes to an end");
                    }
                }
            } catch (RuntimeException e) {
                // The lease runs out and the row is claimed again.
                LOG.error("a pass over {} {} could not be finished", row.kind(), row.id(), e);
                drop();
            }
        }

        private void drop() {
            hand.dropped(row);
            room.leave(1);
        }

        private boolean goesOn() {
            var pass = runner.get().run(row, known);
            var settlement = unwritten.map(pass::after).orElse(pass);
            var now = clock.instant();
            if (!settlement.keepLease()) {
                var verdict = hand.end(settlement, mayWait(settlement), now);
                if (verdict == InHand.Verdict.WRITE) {
                    finished.add(settlement);
                }
                next(settlement);
                return verdict == InHand.Verdict.AGAIN;
            }
            next(settlement);
            if (settlement.step().isPresent() || now.isAfter(unwrittenSince.plus(UNWRITTEN))) {
                if (settlement.changes() && !write(List.of(settlement)).isEmpty()) {
                    drop(); // Somebody with a newer fence has it.
                    return false;
                }
                unwritten = Optional.empty();
                unwrittenSince = now;
            }
            return true;
        }

        private void next(Settlement settlement) {
            row = PassRunner.continued(settlement);
            known = Optional.empty(); // What was seen before the pass may have been changed by it.
            unwritten = Optional.of(settlement);
        }
    }

    /** Only a row that nothing is wrong with. */
    private static boolean mayWait(Settlement pass) {
        return !pass.settled() && pass.attempt() == 0;
    }

    private void settleLoop() {
        var batch = new ArrayList<Settlement>();
        while (running || !finished.isEmpty()) {
            try {
                var first = finished.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
                batch.addAll(hand.overdue(running ? clock.instant() : Instant.MAX));
                if (first != null) {
                    batch.add(first);
                    gather(batch);
                }
                if (!batch.isEmpty()) {
                    settle(batch);
                }
            } catch (InterruptedException stopped) {
                return;
            } finally {
                batch.clear();
            }
        }
    }

    /** What else is ready, and what becomes ready within a moment if more is being worked on: one commit for all of it. */
    private void gather(List<Settlement> batch) throws InterruptedException {
        long patience = Math.min(room.inHand() * GATHER_PER_ROW.toNanos(), LONGEST_GATHER.toNanos());
        long end = System.nanoTime() + patience;
        while (batch.size() < BATCH && room.inHand() > batch.size()) {
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
                write(batch);
                break;
            } catch (RuntimeException away) {
                LOG.warn("writing {} passes back failed, will try again: {}", batch.size(), away.toString());
                if (!running) {
                    break;
                }
                pause();
            }
        }
        room.leave(batch.size());
        work.release();
        committed.run();
    }

    /** @return rows that somebody with a newer fence has */
    private List<ResourceId> write(List<Settlement> batch) {
        var expecting = hand.expect(batch);
        try {
            var told = batch.stream()
                    .map(pass -> expecting.contains(pass.before().owner()) ? pass.attending() : pass)
                    .toList();
            return store.settle(told, clock.instant());
        } finally {
            takeUp(hand.seen(expecting));
        }
    }

    /** Goes on with rows that were kept, unwritten, until parts of theirs had come further. */
    private void takeUp(List<Settlement> kept) {
        if (kept.isEmpty()) {
            return;
        }
        if (!running) {
            finished.addAll(kept);
            return;
        }
        var around = surroundings(kept);
        kept.forEach(pass -> passes.execute(new Work(PassRunner.continued(pass), around, Optional.of(pass), true)));
    }

    private Optional<Surroundings> surroundings(List<Settlement> kept) {
        try {
            return Optional.of(
                    store.around(kept.stream().map(pass -> pass.before().id()).toList()));
        } catch (RuntimeException away) {
            LOG.warn(
                    "the surroundings of {} rows could not be read, each will read its own: {}",
                    kept.size(),
                    away.toString());
            return Optional.empty();
        }
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
