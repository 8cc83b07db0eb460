package io.parkcloud.control.reconcile;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many rows a replica has in hand, and how many more it may take. Half of the room is kept for parts of rows that are in hand
 * already: what has been begun comes to its end before more is begun, and nobody waits in here for a part that finds no room.
 * Thread-safe.
 */
final class Room {

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private int inHand;

    /** @param capacity rows, at least 2 */
    Room(int capacity) {
        this.capacity = capacity;
    }

    /** Takes room for one row, if there is any. @param part of a row that is in hand */
    boolean tryTake(boolean part) {
        lock.lock();
        try {
            if (inHand >= (part ? capacity : capacity / 2)) {
                return false;
            }
            inHand++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is room for at least {@code worthwhile} rows, or for all that there ever is; after {@code patience} for at least one.
     *
     * @return for how many room was taken, {@code most} at the most
     */
    int take(int worthwhile, int most, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            int enough = Math.min(worthwhile, capacity / 2);
            while (free() < enough && left > 0) {
                left = more.awaitNanos(left);
            }
            while (free() < 1) {
                more.await();
            }
            int taken = Math.min(free(), most);
            inHand += taken;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** So many rows are out of hand, or did not come. */
    void leave(int rows) {
        lock.lock();
        try {
            inHand -= rows;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int inHand() {
        lock.lock();
        try {
            return inHand;
        } finally {
            lock.unlock();
        }
    }

    private int free() {
        return capacity / 2 - inHand;
    }
}
