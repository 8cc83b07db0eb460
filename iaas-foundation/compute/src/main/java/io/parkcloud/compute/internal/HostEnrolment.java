package io.parkcloud.compute.internal;

import io.parkcloud.compute.host.HostSpec;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.HostFacts;
import io.parkcloud.control.resource.Provision;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a Host resource of every host that the compute engine has, now and when it has more. */
public final class HostEnrolment implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostEnrolment.class);

    /** An engine that is away at the start is asked again soon; afterwards new hosts are rare. */
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private static final int BATCH = 500;

    /** Every so many rounds all hosts are looked up, because one may have been removed from the platform by hand. */
    private static final int FORGET = 20;

    private final Set<ResourceId> known = new HashSet<>();
    private int rounds;
    private final ComputeEngine engine;
    private final Store store;
    private final Provision provision;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("host-enrolment").factory());

    public HostEnrolment(ComputeEngine engine, Store store, ResourceService resources) {
        this.engine = engine;
        this.store = store;
        this.provision = new Provision(resources, store, "host-enrolment");
    }

    public void start() {
        var unused = timer.scheduleWithFixedDelay(this::enrolQuietly, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Makes what is missing. @throws EngineException if the engine does not answer */
    public synchronized void enrol() {
        if (++rounds % FORGET == 0) {
            known.clear();
        }
        var hosts = engine.hosts().stream()
                .filter(host -> !known.contains(host.id()))
                .toList();
        for (int from = 0; from < hosts.size(); from += BATCH) {
            enrol(hosts.subList(from, Math.min(hosts.size(), from + BATCH)));
        }
    }

    private void enrol(List<HostFacts> some) {
        store.findAll(some.stream().map(HostFacts::id).toList()).stream()
                .map(StoredResource::id)
                .forEach(known::add);
        some.stream().filter(host -> !known.contains(host.id())).forEach(host -> {
            create(host);
            known.add(host.id());
        });
    }

    private void enrolQuietly() {
        try {
            enrol();
        } catch (EngineException away) {
            LOG.warn("hosts cannot be enrolled yet: {}", away.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("hosts cannot be enrolled; it is tried again in {}", INTERVAL, failed);
        }
    }

    private void create(HostFacts host) {
        boolean made = provision.provide(new Provision.Item<>(
                Place.PLATFORM, host.id(), NetworkZone.PRIVATE, host.name(), Map.of(), HostSpec.usual()));
        if (made) {
            LOG.info("host {} enrolled: {} CPUs, {}", host.name(), host.cpus(), host.memory());
        }
    }
}
