package io.parkcloud.control.resource;

import io.parkcloud.control.audit.AuditTrail;
import io.parkcloud.control.kind.Action;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.resource.Requests.Accepted;
import io.parkcloud.control.resource.Requests.Change;
import io.parkcloud.control.resource.Requests.Create;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.security.Authorizer;
import io.parkcloud.control.security.Authorizer.Verb;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.store.Acceptance;
import io.parkcloud.control.store.Acceptance.Lease;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.store.Surroundings;
import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.IdGenerator;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Accepts and reads resources of every kind. An accepted request is one durable transaction and touches no engine; what it
 * takes to make it real is the reconcile runtime's work. Thread-safe.
 */
public final class ResourceService {

    private static final java.util.regex.Pattern NAME =
            java.util.regex.Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._ -]{0,62}");

    private static final int ACT_TRIES = 5;

    private final KindRegistry kinds;
    private final Store store;
    private final Codec codec;
    private final Clock clock;
    private final IdGenerator ids;
    private final Dispatcher dispatcher;
    private final AcceptanceWriter writer;
    private final AuditTrail trail;

    public ResourceService(
            KindRegistry kinds, Store store, Codec codec, Clock clock, IdGenerator ids, Dispatcher dispatcher) {
        this.kinds = kinds;
        this.store = store;
        this.codec = codec;
        this.clock = clock;
        this.ids = ids;
        this.dispatcher = dispatcher;
        this.writer = new AcceptanceWriter(kinds, codec, ids);
        this.trail = new AuditTrail(store, clock);
    }

    /**
     * Accepts a new resource. Repeating with the same idempotency key, or the same given id, gives the first answer.
     *
     * @throws io.parkcloud.kernel.PlatformException for whatever is wrong; nothing is written then
     */
    public <S extends Record> Accepted<S> create(Principal who, Kind<S, ?> kind, Create<S> request) {
        require(who, kind, request);
        var row = newRow(kind, request);
        var lease = dispatcher.offer(request.owner());
        try {
            var write = writer.create(who, kind, request, leased(row, lease), lease);
            var around = store.accept(write.acceptance(), write.guard());
            hand(leased(row, lease), lease, around);
            return new Accepted<>(codec.decode(row, kind), write.operation());
        } catch (RuntimeException refused) {
            lease.ifPresent(l -> dispatcher.withdrawn());
            return request.idempotency().flatMap(key -> replay(kind, key)).orElseThrow(() -> refused);
        }
    }

    /**
     * Finds out what {@link #create} would say, by the same rules and without any of it. Whether the quota has room is left to
     * the reader of the answer.
     *
     * @return what it would take from the quotas
     * @throws io.parkcloud.kernel.PlatformException for whatever would be refused
     */
    public <S extends Record> Map<String, Long> rehearse(Principal who, Kind<S, ?> kind, Create<S> request) {
        require(who, kind, request);
        return rehearse(writer.create(who, kind, request, newRow(kind, request), Optional.empty()));
    }

    /** The same for {@link #change}. @return what it would take more, or if negative less, than is taken already */
    public <S extends Record> Map<String, Long> rehearse(Principal who, Kind<S, ?> kind, Change<S> request) {
        var before = changeable(who, kind, request);
        var after = after(kind, request, before);
        return rehearse(writer.change(who, kind, request, before, after, clock.millis()));
    }

    private Map<String, Long> rehearse(AcceptanceWriter.Write write) {
        store.rehearse(write.acceptance().free(), write.guard());
        return write.acceptance().charges();
    }

    private static <S extends Record> void require(Principal who, Kind<S, ?> kind, Create<S> request) {
        var place = request.place();
        Authorizer.require(who, Verb.WRITE, kind, place.tenant(), place.project());
        if (!NAME.matcher(request.name()).matches()) {
            throw ResourceErrors.NAME_INVALID.error(
                    "\"%s\": a name has 1 to 63 letters, digits, dots, dashes, underscores or spaces and begins with a letter or digit",
                    request.name());
        }
    }

    /** Accepts a change of the spec. @throws io.parkcloud.kernel.PlatformException for whatever is wrong */
    public <S extends Record> Accepted<S> change(Principal who, Kind<S, ?> kind, Change<S> request) {
        var before = changeable(who, kind, request);
        var after = after(kind, request, before);
        var write = writer.change(who, kind, request, before, after, clock.millis());
        store.accept(write.acceptance(), write.guard());
        dispatcher.nudge();
        return new Accepted<>(codec.decode(after, kind), write.operation());
    }

    /**
     * Accepts an action of the kind that changes the spec. It concerns the resource as it is at that moment, so one that has been
     * written meanwhile, by its reconciler or somebody else, is read again.
     *
     * @throws io.parkcloud.kernel.PlatformException if the kind has no such action, or for whatever is wrong
     */
    public <S extends Record, T extends Record> Accepted<S> act(Principal who, Kind<S, T> kind, Requests.Ask ask) {
        if (!(kind.actions().get(ask.action()) instanceof Action.Change<S, T> action)) {
            throw ResourceErrors.ACTION_UNKNOWN.error(
                    "%s has no action \"%s\" that changes it", kind.name().singular(), ask.action());
        }
        for (int tries = 1; ; tries++) {
            try {
                return act(who, kind, ask, action);
            } catch (PlatformException e) {
                if (tries == ACT_TRIES || e.code().category() != ErrorCategory.PRECONDITION_FAILED) {
                    throw e;
                }
            }
        }
    }

    private <S extends Record, T extends Record> Accepted<S> act(
            Principal who, Kind<S, T> kind, Requests.Ask ask, Action.Change<S, T> action) {
        var before = codec.decode(row(who, Verb.WRITE, kind, ask.place(), ask.id()), kind);
        var spec = action.change().change(before, ask.arguments(), who);
        return change(
                who,
                kind,
                new Change<>(
                        ask.place(),
                        ask.id(),
                        before.metadata().revision(),
                        ask.action(),
                        before.metadata().labels(),
                        spec,
                        ask.requestId()));
    }

    private StoredResource changeable(Principal who, Kind<?, ?> kind, Change<?> request) {
        var before = row(who, Verb.WRITE, kind, request.place(), request.id());
        if (!(kind.actions().get(request.verb()) instanceof Action.Change<?, ?> action && action.ofOwned())) {
            refuseIfOwned(who, before);
        }
        if (before.deletionAt() != null) {
            throw ResourceErrors.DELETING.error("\"%s\" is being removed and cannot change any more", before.name());
        }
        return before;
    }

    private <S extends Record> StoredResource after(Kind<S, ?> kind, Change<S> request, StoredResource before) {
        return changed(before, codec.spec(request.spec()), request.labels(), chargeMap(kind, request.spec()), null);
    }

    /** Accepts the wish that a resource goes. One that is going already is answered with the running operation's target. */
    public <S extends Record, T extends Record> Accepted<S> delete(
            Principal who, Kind<S, T> kind, Place place, ResourceId id, long ifRevision, String requestId) {
        var before = row(who, Verb.WRITE, kind, place, id);
        refuseIfOwned(who, before);
        if (before.deletionAt() != null) {
            throw ResourceErrors.DELETING.error("\"%s\" is being removed already", before.name());
        }
        var after = changed(before, before.spec(), before.labels(), before.charges(), clock.millis());
        var write = writer.delete(who, kind, before, after, ifRevision, requestId);
        store.accept(write.acceptance(), write.guard());
        dispatcher.nudge();
        return new Accepted<>(codec.decode(after, kind), write.operation());
    }

    /**
     * Runs an action of the kind that answers at once. That it was asked for is in the audit trail before it runs, so that
     * nothing is shown or done unrecorded; of the arguments only their names are, for they may be secrets.
     *
     * @throws io.parkcloud.kernel.PlatformException if the kind has no such action, or whatever the action throws
     */
    public <S extends Record, T extends Record> Map<String, Object> answer(
            Principal who, Kind<S, T> kind, Requests.Ask ask) {
        if (!(kind.actions().get(ask.action()) instanceof Action.Answer<S, T> action)) {
            throw ResourceErrors.ACTION_UNKNOWN.error(
                    "%s has no action \"%s\" that answers", kind.name().singular(), ask.action());
        }
        var row = row(who, Verb.WRITE, kind, ask.place(), ask.id());
        trail.record(
                who.name(),
                kind.name().slug() + "." + ask.action(),
                new AuditTrail.Subject(row.tenant(), row.project(), row.id(), row.name()),
                ask.requestId(),
                Map.of("arguments", ask.arguments().keySet().stream().sorted().toList()));
        dispatcher.nudge();
        return action.answer().answer(codec.decode(row, kind), ask.arguments(), who);
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code resource.not-found}, also if it is somebody else's */
    public <S extends Record, T extends Record> Resource<S, T> get(
            Principal who, Kind<S, T> kind, Place place, ResourceId id) {
        return codec.decode(row(who, Verb.READ, kind, place, id), kind);
    }

    /** What refers to a resource that the principal may read, at most 50. */
    public List<Resource<?, ?>> dependants(Principal who, Kind<?, ?> kind, Place place, ResourceId id) {
        var target = row(who, Verb.READ, kind, place, id);
        return store.dependants(target.id(), 50).stream()
                .filter(row -> StoreWorld.visible(row, place))
                .<Resource<?, ?>>map(codec::decode)
                .toList();
    }

    private StoredResource row(Principal who, Verb verb, Kind<?, ?> kind, Place place, ResourceId id) {
        Authorizer.requireOne(who, verb, kind, place.tenant(), place.project(), id);
        return store.find(id)
                .filter(r -> r.kind().equals(kind.name().singular())
                        && r.tenant().equals(place.tenant())
                        && r.project().equals(place.project()))
                .orElseThrow(() -> StoreErrors.NOT_FOUND.error(
                        "there is no %s with the id %s here", kind.name().singular(), id));
    }

    private static void refuseIfOwned(Principal who, StoredResource row) {
        if (row.owner() != null && !who.isSystem()) {
            throw ResourceErrors.OWNED.error(
                    "\"%s\" was made by %s and is changed through it", row.name(), row.owner());
        }
    }

    private <S extends Record> Optional<Accepted<S>> replay(Kind<S, ?> kind, Acceptance.Idempotency key) {
        return store.replay(key.scope(), key.key()).map(earlier -> {
            if (!earlier.hash().equals(key.hash())) {
                throw ResourceErrors.KEY_REUSED.error(
                        "the Idempotency-Key \"%s\" was used for a different request in the last 24 hours; use a new one",
                        key.key());
            }
            var row = store.find(earlier.resource())
                    .orElseThrow(() -> StoreErrors.NOT_FOUND.error(
                            "what this request made, %s, has been removed since", earlier.resource()));
            return new Accepted<>(codec.decode(row, kind), earlier.operation());
        });
    }

    private <S extends Record, T extends Record> StoredResource newRow(Kind<S, T> kind, Create<S> request) {
        return new StoredResource(
                request.id().orElseGet(ids::next),
                kind.name().singular(),
                request.place().tenant(),
                request.place().project(),
                request.zone(),
                request.name(),
                request.labels(),
                Phase.PENDING,
                1,
                0,
                1,
                request.owner().orElse(null),
                codec.spec(request.spec()),
                codec.status(List.of(), Optional.empty(), kind.unobserved()),
                chargeMap(kind, request.spec()),
                false,
                clock.millis(),
                null,
                0,
                0);
    }

    private static StoredResource changed(
            StoredResource b,
            String spec,
            Map<String, String> labels,
            Map<String, Long> charges,
            @org.jspecify.annotations.Nullable Long deletionAt) {
        return new StoredResource(
                b.id(),
                b.kind(),
                b.tenant(),
                b.project(),
                b.zone(),
                b.name(),
                labels,
                deletionAt == null ? b.phase() : Phase.DELETING,
                b.generation() + 1,
                b.observedGeneration(),
                b.revision(),
                b.owner(),
                spec,
                b.status(),
                charges,
                b.charged(),
                b.createdAt(),
                deletionAt,
                b.fence(),
                0);
    }

    private static StoredResource leased(StoredResource row, Optional<Lease> lease) {
        return lease.isPresent() ? io.parkcloud.control.store.Leases.next(row) : row;
    }

    private void hand(StoredResource row, Optional<Lease> lease, Surroundings around) {
        if (lease.isPresent()) {
            dispatcher.accepted(row, around);
        } else {
            dispatcher.nudge();
        }
    }

    static <S extends Record> Map<String, Long> chargeMap(Kind<S, ?> kind, S spec) {
        return kind.charges(spec).stream()
                .collect(Collectors.toMap(Charge::metric, Charge::amount, Long::sum, HashMap::new));
    }

    /** All kinds that may be asked for. */
    public KindRegistry kinds() {
        return kinds;
    }
}
