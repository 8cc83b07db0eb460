package io.parkcloud.compute.placement;

import io.parkcloud.compute.ComputeErrors;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Finds a host for an instance and takes its capacity. Placing twice gives the same host. Thread-safe. */
public final class Placement {

    /** How old the index may be; being wrong costs one refused take, not a wrong placement. */
    private static final Duration STALE = Duration.ofSeconds(2);

    /** After so many hosts that turned out to be full the answer is no. */
    private static final int ATTEMPTS = 8;

    private final CapacityLedger ledger;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private HostIndex index = new HostIndex(java.util.List.of());
    private Instant read = Instant.EPOCH;

    public Placement(CapacityLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The host of the instance, chosen now or earlier.
     *
     * @throws io.parkcloud.kernel.PlatformException {@code compute.placement.no-host}, saying why each host cannot
     */
    public Allocation place(PlacementRequest request) {
        var avoided = request.spreadGroup().map(ledger::hostsOf).orElse(Set.of());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ResourceId candidate;
            try {
                candidate = candidate(request, avoided, attempt > 0);
            } catch (PlatformException full) {
                // There may be no room because it has its place already.
                return ledger.held(request.instance()).orElseThrow(() -> full);
            }
            var taken = ledger.take(
                    new Allocation(
                            request.instance(),
                            candidate,
                            request.vcpus(),
                            request.memoryMiB(),
                            request.spreadGroup().orElse("")),
                    request.fence());
            if (taken.isPresent()) {
                return taken.get();
            }
            avoided = request.spreadGroup().map(ledger::hostsOf).orElse(Set.of());
        }
        throw ComputeErrors.NO_HOST.error(
                "%d hosts in a row were taken by others while instance %s was being placed; it is tried again",
                ATTEMPTS, request.instance());
    }

    private ResourceId candidate(PlacementRequest request, Set<ResourceId> avoided, boolean afresh) {
        lock.lock();
        try {
            var now = clock.instant();
            if (afresh || read.plus(STALE).isBefore(now)) {
                readLedger(now);
            }
            var chosen = index.choose(request, avoided);
            if (chosen.isEmpty() && !read.equals(now)) {
                // Before saying no: something may have been released since.
                readLedger(now);
                chosen = index.choose(request, avoided);
            }
            if (chosen.isEmpty()) {
                throw ComputeErrors.NO_HOST.error(
                        "no host has %d vCPU(s) and %d MiB for instance %s; %s. Make the instance smaller, free or add capacity",
                        request.vcpus(), request.memoryMiB(), request.instance(), index.explain(request, avoided));
            }
            index.took(chosen.getAsInt(), request.vcpus(), request.memoryMiB());
            return index.host(chosen.getAsInt()).host();
        } finally {
            lock.unlock();
        }
    }

    private void readLedger(Instant now) {
        index = new HostIndex(ledger.hosts());
        read = now;
    }
}
