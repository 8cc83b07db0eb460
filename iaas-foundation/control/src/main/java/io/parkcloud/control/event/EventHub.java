package io.parkcloud.control.event;

import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers committed events and hands them to subscribers, in order, each once per subscription. A subscriber that was away
 * reads what it missed from the store by position.
 */
public final class EventHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);
    private static final int BATCH = 500;
    private static final long IDLE_MILLIS = 400;

    /** Under load a round numbers what came in this time together: nobody notices it, and it saves most of the rounds. */
    private static final long ROUND_NANOS = 50_000_000;

    private final Store store;
    private final Semaphore work = new Semaphore(0);
    private final CopyOnWriteArrayList<Consumer<StoredEvent>> subscribers = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile long position;

    public EventHub(Store store) {
        this.store = store;
        this.thread = Thread.ofPlatform().name("events").daemon().unstarted(this::loop);
    }

    public void start() {
        thread.start();
    }

    /** Something was committed. Cheap; may be called at any rate. */
    public void nudge() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    /** The subscriber must be quick and must not throw. @return runs to end the subscription */
    public Runnable subscribe(Consumer<StoredEvent> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    /** The position up to which subscribers have been told. */
    public long position() {
        return position;
    }

    private void loop() {
        boolean started = false;
        while (running) {
            long begin = System.nanoTime();
            try {
                if (!started) {
                    position = store.lastPosition();
                    started = true;
                }
                boolean more = store.sequence(BATCH) == BATCH;
                var events = store.eventsAfter(position, BATCH);
                tell(events);
                if (!more && events.size() < BATCH && work.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    LockSupport.parkNanos(begin + ROUND_NANOS - System.nanoTime());
                    work.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException away) {
                LOG.warn("numbering events failed, will go on: {}", away.toString());
                if (!sleep()) {
                    return;
                }
            }
        }
    }

    private void tell(List<StoredEvent> events) {
        for (var event : events) {
            for (var subscriber : subscribers) {
                subscriber.accept(event);
            }
            position = event.position();
        }
    }

    private boolean sleep() {
        try {
            work.tryAcquire(Integer.MAX_VALUE, IDLE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
    }
}
