package io.parkcloud.control.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Does together what came while the like of it was being done, as a database does with commits: nobody waits for company, and
 * the busier it is, the more share one transaction. Thread-safe.
 *
 * @param <K> what may be done together has the same
 * @param <W> work; whoever does it marks in it what came of it
 */
public final class Together<K, W> {

    private static final class Lane<W> {
        private final ReentrantLock turn = new ReentrantLock();
        private final ConcurrentLinkedQueue<Ticket<W>> waiting = new ConcurrentLinkedQueue<>();
    }

    private static final class Ticket<W> {
        private final W work;
        private volatile boolean done;

        private Ticket(W work) {
            this.work = work;
        }
    }

    private final ConcurrentMap<K, Lane<W>> lanes = new ConcurrentHashMap<>();
    private final Consumer<List<W>> transaction;
    private final int most;

    /**
     * @param transaction does all that it gets; must not throw
     * @param most        how many it gets at once
     */
    public Together(Consumer<List<W>> transaction, int most) {
        this.transaction = transaction;
        this.most = most;
    }

    /** Returns when the work is done, by this thread or by another one. */
    public void run(K key, W work) {
        var lane = lanes.computeIfAbsent(key, k -> new Lane<>());
        var ticket = new Ticket<>(work);
        lane.waiting.add(ticket);
        lane.turn.lock();
        try {
            while (!ticket.done) {
                next(lane);
            }
            if (lane.waiting.isEmpty()) {
                lanes.remove(key, lane); // Whoever still comes in here is done here; only no longer with later ones.
            }
        } finally {
            lane.turn.unlock();
        }
    }

    /** How many wait for their turn. */
    int waiting(K key) {
        var lane = lanes.get(key);
        return lane == null ? 0 : lane.waiting.size();
    }

    private void next(Lane<W> lane) {
        var batch = new ArrayList<Ticket<W>>();
        for (var next = lane.waiting.poll(); next != null; next = batch.size() < most ? lane.waiting.poll() : null) {
            batch.add(next);
        }
        try {
            transaction.accept(batch.stream().map(t -> t.work).toList());
        } finally {
            batch.forEach(t -> t.done = true);
        }
    }
}
