package io.parkcloud.compute.placement;

import io.parkcloud.compute.ComputeErrors;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Finds a host for an instance and takes its capacity. Placing twice gives the same host. Thread-safe. */
public final class Placement {

    /** How old the sample may be; being wrong costs one refused take, not a wrong placement. */
    private static final Duration STALE = Duration.ofSeconds(2);

    /** How many hosts are looked at, however many there are: enough for a good choice, few enough to read again and again. */
    private static final int SAMPLE = 256;

    /** How many hosts that fit are asked of the ledger when the sample has none. */
    private static final int FEW = 16;

    /** After so many hosts that turned out to be full the answer is no. */
    private static final int ATTEMPTS = 8;

    private final CapacityLedger ledger;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private HostIndex sample = new HostIndex(java.util.List.of());
    private Instant read = Instant.EPOCH;

    public Placement(CapacityLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The host of the instance, chosen now or earlier.
     *
     * @throws io.parkcloud.kernel.PlatformException {@code compute.placement.no-host}, saying why hosts cannot
     */
    public Allocation place(PlacementRequest request) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var avoided = request.spreadGroup().map(ledger::hostsOf).orElse(Set.of());
            var candidate = attempt == 0 ? fromSample(request, avoided) : Optional.<ResourceId>empty();
            int from = HostIndex.mix(request.instance()) + attempt;
            var host = candidate.or(() -> fromLedger(request, avoided, from));
            if (host.isEmpty()) {
                // There may be no room because it has its place already.
                return ledger.held(request.instance()).orElseThrow(() -> refusal(request, avoided));
            }
            var taken = ledger.take(wanted(request, host.get()), request.fence());
            if (taken.isPresent()) {
                return taken.get();
            }
            full(host.get());
        }
        throw ComputeErrors.NO_HOST.error(
                "%d hosts in a row were taken by others while instance %s was being placed; it is tried again",
                ATTEMPTS, request.instance());
    }

    private static Allocation wanted(PlacementRequest request, ResourceId host) {
        return new Allocation(
                request.instance(),
                host,
                request.vcpus(),
                request.memoryMiB(),
                request.spreadGroup().orElse(""));
    }

    private Optional<ResourceId> fromSample(PlacementRequest request, Set<ResourceId> avoided) {
        lock.lock();
        try {
            var now = clock.instant();
            if (read.plus(STALE).isBefore(now)) {
                sample = new HostIndex(ledger.some(HostIndex.mix(request.instance()), SAMPLE));
                read = now;
            }
            var chosen = sample.choose(request, avoided);
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            sample.took(chosen.getAsInt(), request.vcpus(), request.memoryMiB());
            return Optional.of(sample.host(chosen.getAsInt()).host());
        } finally {
            lock.unlock();
        }
    }

    private Optional<ResourceId> fromLedger(PlacementRequest request, Set<ResourceId> avoided, int from) {
        var few = new HostIndex(ledger.fitting(request, avoided, from, FEW));
        var chosen = few.choose(request, avoided);
        return chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(few.host(chosen.getAsInt()).host());
    }

    private void full(ResourceId host) {
        lock.lock();
        try {
            sample.drop(host);
        } finally {
            lock.unlock();
        }
    }

    private PlatformException refusal(PlacementRequest request, Set<ResourceId> avoided) {
        return ComputeErrors.NO_HOST.error(
                "no host has %d vCPU(s) and %d MiB for instance %s; %s. Make the instance smaller, free or add capacity",
                request.vcpus(),
                request.memoryMiB(),
                request.instance(),
                Misfits.explain(ledger.misfits(request, avoided)));
    }
}
