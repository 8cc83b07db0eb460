package io.parkcloud.control.reconcile;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets requests, which somebody waits for, go before reconcile passes, which nobody waits for by the millisecond. While there are
 * requests only a few passes begin side by side; the others wait for a moment and then begin in any case, so that no stream of
 * requests holds the work up for long. Thread-safe.
 */
public final class Foreground {

    private final int few;
    private final long patienceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private int requests;
    private int passes;

    /**
     * What passes are held to.
     *
     * @param few      passes side by side while there are requests
     * @param patience longest that a pass waits
     */
    public Foreground(int few, Duration patience) {
        this.few = few;
        this.patienceNanos = patience.toNanos();
    }

    /** A request has come; {@link #left} must follow. */
    public void entered() {
        lock.lock();
        try {
            requests++;
        } finally {
            lock.unlock();
        }
    }

    /** A request has its answer. */
    public void left() {
        lock.lock();
        try {
            requests--;
            if (requests == 0) {
                room.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Runs it on the calling thread, when it is its turn. An interrupt ends the waiting, not the pass. */
    void runBehind(Runnable pass) {
        begin();
        try {
            pass.run();
        } finally {
            end();
        }
    }

    private void begin() {
        lock.lock();
        try {
            long left = patienceNanos;
            while (requests > 0 && passes >= few && left > 0) {
                left = room.awaitNanos(left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            passes++;
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            passes--;
            room.signal();
        } finally {
            lock.unlock();
        }
    }
}
