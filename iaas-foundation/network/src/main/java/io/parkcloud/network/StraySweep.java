package io.parkcloud.network;

import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes from the engine what belongs to no resource. A network engine keeps no fencing tokens, so a replica that stalls
 * in the middle of a pass and comes back after others have removed the resource makes its object anew; nobody else would
 * ever look at that one again. Only objects that can be made again from their resources are removed by this.
 */
public final class StraySweep implements AutoCloseable {

    /** Longer than any pass: what is nobody's for so long is not just being made. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(StraySweep.class);
    private static final Duration INTERVAL = Duration.ofMinutes(3);
    private static final int BATCH = 500;

    /** Strays are rare. More than this, and more than a quarter of all, are a platform that has lost its memory. */
    private static final int FEW = 20;

    private final NetworkEngine engine;
    private final Store store;
    private final Clock clock;
    private final Map<ResourceId, Instant> strays = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("network-strays").factory());

    public StraySweep(NetworkEngine engine, Store store, Clock clock) {
        this.engine = engine;
        this.store = store;
        this.clock = clock;
    }

    public void start() {
        var unused = timer.scheduleWithFixedDelay(
                this::sweepQuietly, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void sweepQuietly() {
        try {
            sweep();
        } catch (PlatformException away) {
            LOG.debug("strays are looked for again in {}: {}", INTERVAL, away.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("looking for strays broke; it is tried again in {}", INTERVAL, failed);
        }
    }

    /**
     * Looks once, and removes what has been nobody's for {@link #PATIENCE}. What stands on others goes before them.
     *
     * @throws PlatformException if engine or store do not answer
     */
    public synchronized void sweep() {
        var found = new LinkedHashMap<LogicalObjects<?, ?>, Set<ResourceId>>();
        int all = 0;
        for (var objects : List.of(
                engine.floatingIps(),
                engine.loadBalancers(),
                engine.ports(),
                engine.securityGroups(),
                engine.subnets(),
                engine.vpcs())) {
            var ids = objects.ids();
            all += ids.size();
            found.put(objects, nobodys(ids));
        }
        var seen = new HashSet<ResourceId>();
        found.values().forEach(seen::addAll);
        strays.keySet().retainAll(seen);
        if (seen.size() > FEW && seen.size() > all / 4) {
            LOG.error(
                    "{} of {} objects of the network engine belong to nobody; that many are not left behind by accident, so none is removed: is this the right database?",
                    seen.size(),
                    all);
            return;
        }
        found.forEach((objects, ids) -> ids.forEach(id -> remove(objects, id)));
    }

    private Set<ResourceId> nobodys(Set<ResourceId> ids) {
        var left = new HashSet<>(ids);
        var all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            store.findAll(all.subList(from, Math.min(all.size(), from + BATCH))).stream()
                    .map(StoredResource::id)
                    .forEach(left::remove);
        }
        return left;
    }

    private void remove(LogicalObjects<?, ?> objects, ResourceId id) {
        var now = clock.instant();
        if (now.isBefore(strays.computeIfAbsent(id, any -> now).plus(PATIENCE))) {
            return;
        }
        try {
            objects.delete(id);
            LOG.warn("removed {} from the network engine, which belonged to nobody", id);
        } catch (EngineException notYet) {
            LOG.info("stray {} cannot be removed yet: {}", id, notYet.getMessage());
        }
    }
}
