package io.parkcloud.control.reconcile;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Outcome.Next;
import io.parkcloud.control.kind.Outcome.Note;
import io.parkcloud.control.resource.Codec;
import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.control.store.Settlement;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.store.Surroundings;
import io.parkcloud.kernel.Condition;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one pass of one resource and says what to write back. Has no thread and no queue, so that the simulation drives the
 * very same code one step at a time.
 */
public final class PassRunner {

    private static final Logger LOG = LoggerFactory.getLogger(PassRunner.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(250);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    /** After so many refusals for want of room the user is told; it is tried on, because room may come. */
    private static final int CAPACITY_PATIENCE = 6;

    private final StorePass.Tools tools;
    private final Clock clock;
    private final RandomGenerator random;
    private final PassTimes times;

    public PassRunner(
            Store store, Codec codec, ResourceService resources, Secrets secrets, Clock clock, RandomGenerator random) {
        this(new StorePass.Tools(store, codec, resources, secrets), clock, random, PassTimes.UNHEARD);
    }

    private PassRunner(StorePass.Tools tools, Clock clock, RandomGenerator random, PassTimes times) {
        this.tools = tools;
        this.clock = clock;
        this.random = random;
        this.times = times;
    }

    /** The same, telling how long it takes. */
    public PassRunner timed(PassTimes listener) {
        return new PassRunner(tools, clock, random, listener);
    }

    /** Looks, takes at most one step, and returns what to write. Never throws for what an engine or a reconciler did. */
    public Settlement run(StoredResource row) {
        return run(row, Optional.empty());
    }

    /** @param around what was read together with the lease; without it the pass reads what it needs itself */
    public Settlement run(StoredResource row, Optional<Surroundings> around) {
        long start = System.nanoTime();
        var settlement = run(row, tools.resources().kinds().named(row.kind()), around);
        times.took(row.kind(), Duration.ofNanos(System.nanoTime() - start), settlement.attempt() > row.attempt());
        return settlement;
    }

    private <S extends Record, T extends Record> Settlement run(
            StoredResource row, Kind<S, T> kind, Optional<Surroundings> around) {
        var now = clock.instant();
        var pass = new StorePass<>(tools, row, kind, now, around);
        try {
            return settlement(row, pass.resource(), kind.reconciler().reconcile(pass), now);
        } catch (PlatformException e) {
            return refused(row, pass.resource(), e, now);
        } catch (RuntimeException broken) {
            LOG.error("reconciling {} {} broke", row.kind(), row.id(), broken);
            var message = "the platform's own code broke on this resource ("
                    + broken.getClass().getSimpleName() + ")";
            return refused(row, pass.resource(), new PlatformException(ResourceErrors.INTERNAL, message, broken), now);
        }
    }

    private <T extends Record> Settlement settlement(
            StoredResource row, Resource<?, T> resource, Outcome<T> outcome, Instant now) {
        var before = tools.codec().step(row);
        var step = outcome.step().or(() -> before).filter(s -> !(outcome.next() instanceof Next.Ready));
        var newStep = outcome.step().filter(s -> !Optional.of(s).equals(before));
        var observed = outcome.observed().orElse(resource.status().observed());
        var notes = new ArrayList<>(outcome.notes());
        return switch (outcome.next()) {
            case Next.Again again ->
                write(row, resource, status(resource, notes, step, observed, now))
                        .keepLease()
                        .step(newStep)
                        .build();
            case Next.After after -> {
                if (row.observedGeneration() != row.generation()) {
                    notes.add(new Note("Ready", Condition.State.FALSE, "InProgress", step.orElse("being worked on")));
                }
                yield write(row, resource, status(resource, notes, step, observed, now))
                        .lookAt(now.plus(after.delay()))
                        .step(newStep)
                        .build();
            }
            case Next.Ready ready -> {
                notes.add(new Note("Ready", Condition.State.TRUE, "AsWanted", ""));
                yield write(row, resource, status(resource, notes, step, observed, now))
                        .settled(row.deletionAt() == null ? Phase.READY : Phase.DELETING)
                        .lookAt(now.plus(jitter(ready.recheck())))
                        .build();
            }
            case Next.Failed failed -> {
                notes.add(new Note("Ready", Condition.State.FALSE, failed.code().id(), failed.message()));
                yield write(row, resource, status(resource, notes, step, observed, now))
                        .failed(failed.code(), failed.message())
                        .lookAt(now.plus(jitter(Outcome.RECHECK)))
                        .build();
            }
            case Next.Forget forget -> forget(row, resource, now);
        };
    }

    /** A row goes only after all that it owns has gone. */
    private <T extends Record> Settlement forget(StoredResource row, Resource<?, T> resource, Instant now) {
        var owned = tools.store().ownedBy(row.id());
        if (owned.isEmpty()) {
            return write(row, resource, row.status()).forget().build();
        }
        var pass = new StorePass<>(tools, row, tools.resources().kinds().named(row.kind()), now, Optional.empty());
        owned.forEach(child -> pass.deleteOwned(child.id()));
        return write(row, resource, row.status()).lookAt(now.plusSeconds(1)).build();
    }

    private <T extends Record> Settlement refused(
            StoredResource row, Resource<?, T> resource, PlatformException e, Instant now) {
        var code = e.code();
        boolean exhausted = code.category() == ErrorCategory.CAPACITY_EXHAUSTED && row.attempt() >= CAPACITY_PATIENCE;
        boolean retry = (code.category().retryable() && !exhausted)
                || code.category() == ErrorCategory.INTERNAL
                || code.equals(EngineErrors.FENCED)
                || code.equals(StoreErrors.STALE)
                || row.deletionAt() != null;
        var message = String.valueOf(e.getMessage());
        var notes = List.of(new Note("Ready", Condition.State.FALSE, code.id(), message));
        var status = status(
                resource, notes, tools.codec().step(row), resource.status().observed(), now);
        if (retry) {
            LOG.debug("{} {} will be tried again: {}", row.kind(), row.id(), message);
            return write(row, resource, status)
                    .lookAt(now.plus(backoff(row.attempt())))
                    .attempt(row.attempt() + 1)
                    .build();
        }
        return write(row, resource, status)
                .failed(code, message)
                .lookAt(now.plus(exhausted ? backoff(row.attempt()) : jitter(Outcome.RECHECK)))
                .attempt(exhausted ? row.attempt() + 1 : 0)
                .build();
    }

    private Duration backoff(int attempt) {
        long doubled = FIRST_BACKOFF.toMillis() << Math.min(attempt, 12);
        return jitter(Duration.ofMillis(Math.min(doubled, LONGEST_BACKOFF.toMillis())));
    }

    /** Between three quarters and the whole, so that what failed together is not tried together. */
    private Duration jitter(Duration d) {
        return d.minusMillis((long) (d.toMillis() / 4.0 * random.nextDouble()));
    }

    private <T extends Record> String status(
            Resource<?, T> resource, List<Note> notes, Optional<String> step, T observed, Instant now) {
        var conditions = new LinkedHashMap<String, Condition>();
        resource.status().conditions().forEach(c -> conditions.put(c.type(), c));
        for (var note : notes) {
            var before = conditions.get(note.type());
            var since = before != null && before.state() == note.state() ? before.since() : now;
            conditions.put(note.type(), new Condition(note.type(), note.state(), note.reason(), note.message(), since));
        }
        return tools.codec().status(List.copyOf(conditions.values()), step, observed);
    }

    private static SettlementBuilder write(StoredResource row, Resource<?, ?> resource, String status) {
        return new SettlementBuilder(row, resource.status().phase(), status);
    }

    /** The row as the next pass of the same claim sees it. */
    public static StoredResource continued(Settlement pass) {
        var r = pass.before();
        return new StoredResource(
                r.id(),
                r.kind(),
                r.tenant(),
                r.project(),
                r.zone(),
                r.name(),
                r.labels(),
                pass.phase(),
                r.generation(),
                r.observedGeneration(),
                r.revision(),
                r.owner(),
                r.spec(),
                pass.status(),
                r.charges(),
                r.charged(),
                r.createdAt(),
                r.deletionAt(),
                r.fence(),
                0);
    }
}
