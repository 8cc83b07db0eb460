package io.parkcloud.control.reconcile;

import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what an engine saw happen: a guest that ended, a port that came up, a process that died is looked at now and not
 * at the next sweep. Hints are gathered, so that a thousand of them are a few writes; those that do not fit are dropped, and
 * all of them may be lost, because the sweep finds what they were about.
 */
public final class WakeUps implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WakeUps.class);
    private static final int BATCH = 500;
    private static final int BACKLOG = 100_000;

    private final Store store;
    private final Dispatcher dispatcher;
    private final Clock clock;
    private final BlockingQueue<ResourceId> hints = new LinkedBlockingQueue<>(BACKLOG);
    private final Thread thread;

    /** Tells an engine whom to call with each id; called once, at the start. */
    @FunctionalInterface
    public interface Source {
        void tell(Consumer<ResourceId> listener);
    }

    /** @param name of the thread that passes them on */
    public WakeUps(String name, Source source, Store store, Dispatcher dispatcher, Clock clock) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        source.tell(hints::offer);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                var batch = new ArrayList<ResourceId>(BATCH);
                batch.add(hints.take());
                hints.drainTo(batch, BATCH - 1);
                wake(new LinkedHashSet<>(batch));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake(Set<ResourceId> ids) {
        try {
            store.wake(ids, clock.instant());
            dispatcher.nudge();
        } catch (PlatformException storeAway) {
            LOG.debug("hints about {} resources are lost; the sweep finds them", ids.size(), storeAway);
        }
    }
}
