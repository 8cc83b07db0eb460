package io.parkcloud.compute.internal;

import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what the compute engine saw happen, so that a guest that died is looked at now and not at the next sweep. Hints
 * are gathered, and those that do not fit are dropped, because the sweep finds what they were about.
 */
public final class InstanceHints implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceHints.class);
    private static final int BATCH = 500;
    private static final int BACKLOG = 100_000;

    private final Store store;
    private final Dispatcher dispatcher;
    private final Clock clock;
    private final BlockingQueue<ResourceId> hints = new LinkedBlockingQueue<>(BACKLOG);
    private final ComputeEngine.Subscription subscription;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("compute-hints").unstarted(this::run);

    public InstanceHints(ComputeEngine engine, Store store, Dispatcher dispatcher, Clock clock) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.subscription = engine.subscribe(hints::offer);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        subscription.close();
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                var batch = new ArrayList<ResourceId>(BATCH);
                batch.add(hints.take());
                hints.drainTo(batch, BATCH - 1);
                pass(new HashSet<>(batch));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Set<ResourceId> ids) {
        try {
            store.wake(ids, clock.instant());
            dispatcher.nudge();
        } catch (PlatformException storeAway) {
            LOG.debug("hints about {} instances are lost; the sweep finds them", ids.size(), storeAway);
        }
    }
}
