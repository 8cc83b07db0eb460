package io.parkcloud.control.testkit;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.reconcile.PassRunner;
import io.parkcloud.control.resource.Codec;
import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.resource.Requests;
import io.parkcloud.control.resource.Requests.Accepted;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.ResourceQueries;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.secret.SecretBox;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.security.Role;
import io.parkcloud.control.store.Acceptance.Idempotency;
import io.parkcloud.control.store.Acceptance.Lease;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.store.Surroundings;
import io.parkcloud.kernel.IdGenerator;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A control plane without threads: requests are accepted as in production, and {@link #settle} runs passes one at a time
 * until nothing is due. For tests of kinds, with the store in memory or on a database.
 */
public final class ControlPlane {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Store store;
    private final ManualClock clock;
    private final IdGenerator ids;
    private final ResourceService resources;
    private final ResourceQueries queries;
    private final Codec codec;
    private final PassRunner runner;
    private final ResourceId tenant;
    private final ResourceId project;
    private final AtomicInteger keys = new AtomicInteger(); // crowds ask at once, each with a key of its own

    public ControlPlane(Store store, List<? extends Kind<?, ?>> kinds) {
        this(store, kinds, 1);
    }

    /** @param seed of ids and of jitter */
    public ControlPlane(Store store, List<? extends Kind<?, ?>> kinds, long seed) {
        this(store, kinds, seed, new ManualClock());
    }

    /** @param clock that the kinds and their engines have too */
    public ControlPlane(Store store, List<? extends Kind<?, ?>> kinds, long seed, ManualClock clock) {
        this.store = store;
        this.clock = clock;
        var random = new SplittableRandom(seed);
        this.ids = IdGenerator.timeOrdered(clock, random);
        var registry = new KindRegistry(kinds);
        this.codec = new Codec(registry);
        this.resources = new ResourceService(registry, store, codec, clock, ids, new Unattended());
        this.queries = new ResourceQueries(store, codec);
        this.runner = new PassRunner(store, codec, resources, secrets(store), clock, random);
        this.tenant = ids.next();
        this.project = ids.next();
    }

    /** The secrets that passes see, for kinds that need them too. */
    public static Secrets secrets(Store store) {
        return new Secrets(store, new SecretBox(new byte[16], new SecureRandom()));
    }

    /** Another resource's id. */
    public ResourceId nextId() {
        return ids.next();
    }

    public Codec codec() {
        return codec;
    }

    public ManualClock clock() {
        return clock;
    }

    public Store store() {
        return store;
    }

    public ResourceService resources() {
        return resources;
    }

    public ResourceQueries queries() {
        return queries;
    }

    public PassRunner runner() {
        return runner;
    }

    public Place place() {
        return new Place(tenant, project);
    }

    /** The administrator of the organisation everything here belongs to. */
    public Principal administrator() {
        return new Principal(ids.next(), "admin", tenant, Set.of(Role.ORGANISATION_ADMIN), Set.of());
    }

    /** Somebody from elsewhere with every right there. */
    public Principal stranger() {
        return new Principal(ids.next(), "stranger", ids.next(), Set.of(Role.ORGANISATION_ADMIN), Set.of());
    }

    public <S extends Record> Accepted<S> create(String name, S spec) {
        return create(name, spec, "key-" + keys.incrementAndGet());
    }

    public <S extends Record> Accepted<S> create(String name, S spec, String key) {
        return create(name, spec, key, Optional.empty());
    }

    /** As a reconciler would make a part of {@code owner}. */
    public <S extends Record> Accepted<S> createOwned(String name, S spec, ResourceId owner) {
        return create(name, spec, "key-" + keys.incrementAndGet(), Optional.of(owner));
    }

    private <S extends Record> Accepted<S> create(String name, S spec, String key, Optional<ResourceId> owner) {
        var request = request(name, spec, key, owner);
        return resources.create(asker(request), kind(spec), request);
    }

    /** What {@link #create} would take from the quotas. */
    public <S extends Record> Map<String, Long> rehearse(String name, S spec) {
        var request = request(name, spec, "never kept", Optional.empty());
        return resources.rehearse(asker(request), kind(spec), request);
    }

    @SuppressWarnings("unchecked") // a spec's own class
    private <S extends Record> Kind<S, ?> kind(S spec) {
        return resources.kinds().of((Class<S>) spec.getClass());
    }

    private Principal asker(Requests.Create<?> request) {
        return request.place().equals(place()) ? administrator() : Principal.system("test");
    }

    private <S extends Record> Requests.Create<S> request(String name, S spec, String key, Optional<ResourceId> owner) {
        var at =
                switch (kind(spec).scope()) {
                    case PLATFORM -> Place.PLATFORM;
                    case TENANT -> new Place(tenant, ResourceId.PLATFORM);
                    case PROJECT -> place();
                };
        var scope = at.project().equals(ResourceId.PLATFORM) ? at.tenant() : at.project();
        return new Requests.Create<>(
                at,
                Optional.empty(),
                NetworkZone.INTRANET,
                name,
                Map.of(),
                spec,
                owner,
                Optional.of(new Idempotency(scope, key, Integer.toHexString(spec.hashCode()))),
                "test");
    }

    public <S extends Record> Accepted<S> change(ResourceId id, S spec) {
        var now = store.find(id).orElseThrow();
        return resources.change(
                Principal.system("test"),
                kind(spec),
                new Requests.Change<>(
                        new Place(now.tenant(), now.project()), id, now.revision(), "update", Map.of(), spec, "test"));
    }

    public void delete(ResourceId id) {
        var now = store.find(id).orElseThrow();
        resources.delete(
                Principal.system("test"),
                resources.kinds().named(now.kind()),
                new Place(now.tenant(), now.project()),
                id,
                now.revision(),
                "test");
    }

    /** The resource as it stands; empty if it is gone. */
    public <S extends Record> Optional<Resource<S, ?>> find(Class<S> specType, ResourceId id) {
        Kind<S, ?> kind = resources.kinds().of(specType);
        return store.find(id).map(row -> codec.decode(row, kind));
    }

    /** Runs what is due, and what becomes due by that, for at most {@code passes} passes. @return how many ran */
    public int settle(int passes) {
        int ran = 0;
        while (ran < passes) {
            var now = clock.instant();
            var rows = store.claimDue("test", now, now.plus(LEASE), 16);
            if (rows.isEmpty()) {
                break;
            }
            for (var row : rows) {
                ran += run(row);
            }
        }
        return ran;
    }

    /** Runs what is due within {@code span}, moving the clock to each next look. */
    public int settleWithin(Duration span, int passes) {
        var end = clock.instant().plus(span);
        int ran = settle(passes);
        while (ran < passes) {
            var next = store.nextDue().filter(due -> !due.isAfter(end));
            if (next.isEmpty()) {
                break;
            }
            clock.advanceTo(next.get());
            ran += settle(passes - ran);
        }
        return ran;
    }

    private int run(StoredResource claimed) {
        var row = claimed;
        int ran = 0;
        var around = Optional.of(store.around(List.of(row.id())));
        while (true) {
            var settlement = runner.run(row, around);
            ran++;
            store.settle(List.of(settlement), clock.instant());
            if (!settlement.keepLease()) {
                return ran;
            }
            row = PassRunner.continued(settlement);
            around = Optional.empty();
        }
    }

    /** Numbers what happened. */
    public void sequence() {
        store.sequence(100_000);
    }

    private static final class Unattended implements Dispatcher {
        @Override
        public Optional<Lease> offer(Optional<ResourceId> owner) {
            return Optional.empty();
        }

        @Override
        public void accepted(StoredResource row, Surroundings around) {}

        @Override
        public void withdrawn() {}

        @Override
        public void nudge() {}
    }
}
