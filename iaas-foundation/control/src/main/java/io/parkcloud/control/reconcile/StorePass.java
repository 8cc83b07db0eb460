package io.parkcloud.control.reconcile;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.resource.Codec;
import io.parkcloud.control.resource.Requests;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.resource.StoreWorld;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.store.Surroundings;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One pass over one row of the store. */
final class StorePass<S extends Record, T extends Record> implements Pass<S, T> {

    /** What passes share. */
    record Tools(Store store, Codec codec, ResourceService resources, Secrets secrets) {}

    private final Tools tools;
    private final StoredResource row;
    private final Resource<S, T> resource;
    private final Instant now;
    private final StoreWorld world;

    /** Empty when unknown, which it is from the moment that the pass itself has changed something. */
    private Optional<Surroundings> around;

    StorePass(Tools tools, StoredResource row, Kind<S, T> kind, Instant now, Optional<Surroundings> around) {
        this.tools = tools;
        this.row = row;
        this.resource = tools.codec().decode(row, kind);
        this.now = now;
        this.around = around;
        this.world = new StoreWorld(
                tools.resources().kinds(),
                tools.codec(),
                StoreWorld.knownFirst(id -> this.around.flatMap(a -> a.find(id)), tools.store()),
                place());
    }

    @Override
    public Resource<S, T> resource() {
        return resource;
    }

    @Override
    public long fence() {
        return row.fence();
    }

    @Override
    public int attempt() {
        return row.attempt();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public <S2 extends Record> Optional<Resource<S2, ?>> find(Class<S2> specType, ResourceId id) {
        return world.find(specType, id);
    }

    @Override
    public <S2 extends Record> List<Resource<S2, ?>> referringTo(ResourceId target, Class<S2> specType) {
        return world.referringTo(target, specType);
    }

    @Override
    public Optional<String> claimFirst(ResourceId space, Stream<String> candidates) {
        return tools.store().claimFirst(space, row.id(), row.fence(), candidates);
    }

    @Override
    public List<Resource<?, ?>> owned() {
        return around
                .map(a -> a.ownedBy(row.id()))
                .orElseGet(() -> tools.store().ownedBy(row.id()))
                .stream()
                .<Resource<?, ?>>map(tools.codec()::decode)
                .toList();
    }

    @Override
    public <C extends Record> Resource<C, ?> ensureOwned(String part, Class<C> specType, String name, C spec) {
        Kind<C, ?> kind = tools.resources().kinds().of(specType);
        var id = row.id().derive(part);
        var existing = ownedRow(kind, id);
        if (existing.isEmpty()) {
            return create(kind, id, name, spec);
        }
        var stored = existing.get();
        if (stored.deletionAt() == null && !stored.spec().equals(tools.codec().spec(spec))) {
            around = Optional.empty();
            var change =
                    new Requests.Change<>(place(), id, stored.revision(), "update", stored.labels(), spec, requestId());
            return tools.resources().change(self(), kind, change).resource();
        }
        return tools.codec().decode(stored, kind);
    }

    private <C extends Record> Resource<C, ?> create(Kind<C, ?> kind, ResourceId id, String name, C spec) {
        around = Optional.empty();
        var request = new Requests.Create<>(
                place(),
                Optional.of(id),
                row.zone(),
                name,
                Map.of(),
                spec,
                Optional.of(row.id()),
                Optional.empty(),
                requestId());
        try {
            return tools.resources().create(self(), kind, request).resource();
        } catch (PlatformException e) {
            // A pass before this one may have made it and crashed before it could say so.
            if (e.code().equals(StoreErrors.NAME_TAKEN)) {
                var made = ownedRow(kind, id);
                if (made.isPresent()) {
                    return tools.codec().decode(made.get(), kind);
                }
            }
            throw e;
        }
    }

    private Optional<StoredResource> ownedRow(Kind<?, ?> kind, ResourceId id) {
        return part(id).filter(r -> r.kind().equals(kind.name().singular()));
    }

    /** A row that this one owns; where the surroundings are known there is no other. */
    private Optional<StoredResource> part(ResourceId id) {
        return (around.isPresent() ? around.get().find(id) : tools.store().find(id))
                .filter(r -> row.id().equals(r.owner()));
    }

    @Override
    public void deleteOwned(ResourceId id) {
        part(id).filter(r -> r.deletionAt() == null).ifPresent(r -> {
            around = Optional.empty();
            tools.resources()
                    .delete(
                            self(),
                            tools.resources().kinds().named(r.kind()),
                            new Place(r.tenant(), r.project()),
                            id,
                            r.revision(),
                            requestId());
        });
    }

    @Override
    public String secret(String name, Supplier<String> generator) {
        return tools.secrets().of(row.id(), name, generator);
    }

    private Place place() {
        return new Place(row.tenant(), row.project());
    }

    private Principal self() {
        return Principal.system(row.kind() + "/" + row.id());
    }

    private String requestId() {
        return "reconcile-" + row.id() + "-" + row.generation();
    }
}
