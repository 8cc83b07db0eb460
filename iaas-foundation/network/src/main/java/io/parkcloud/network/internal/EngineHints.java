package io.parkcloud.network.internal;

import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NetworkEngine;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Passes on what the engine saw happen: a port that came up, a member that died, a row that somebody deleted by hand is
 * looked at now and not at the next sweep. Hints are gathered, so that a thousand ports coming up are a few writes.
 */
public final class EngineHints implements AutoCloseable {

    private static final int BATCH = 500;
    /** More hints than this are not worth keeping: the sweep will find what they were about. */
    private static final int BACKLOG = 100_000;

    private final Store store;
    private final Dispatcher dispatcher;
    private final Clock clock;
    private final BlockingQueue<ResourceId> hints = new LinkedBlockingQueue<>(BACKLOG);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("network-hints").unstarted(this::run);

    public EngineHints(NetworkEngine engine, Store store, Dispatcher dispatcher, Clock clock) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.clock = clock;
        engine.onChange(hints::offer);
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
            // Lost, which hints may be: every resource is looked at again before long.
        }
    }
}
