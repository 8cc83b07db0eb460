package io.parkcloud.control.resource;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.kind.World;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.store.AcceptGuard;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@link World} as seen from one place: the same project, the organisation's own, and what is shared by the platform. */
public final class StoreWorld implements World {

    private final KindRegistry kinds;
    private final Codec codec;
    private final AcceptGuard.Reads reads;
    private final Place place;

    public StoreWorld(KindRegistry kinds, Codec codec, AcceptGuard.Reads reads, Place place) {
        this.kinds = kinds;
        this.codec = codec;
        this.reads = reads;
        this.place = place;
    }

    /** Reads that ask only for what is not known already. */
    public static AcceptGuard.Reads knownFirst(
            Function<ResourceId, Optional<StoredResource>> known, AcceptGuard.Reads others) {
        return new AcceptGuard.Reads() {
            @Override
            public List<StoredResource> referring(ResourceId target, String kind) {
                return others.referring(target, kind);
            }

            @Override
            public List<StoredResource> within(ResourceId tenant, Optional<ResourceId> project, int limit) {
                return others.within(tenant, project, limit);
            }

            @Override
            public List<StoredResource> findAll(Collection<ResourceId> ids) {
                var found = ids.stream().flatMap(id -> known.apply(id).stream()).toList();
                return found.size() == ids.size() ? found : others.findAll(ids);
            }
        };
    }

    @Override
    public <S extends Record> Optional<Resource<S, ?>> find(Class<S> specType, ResourceId id) {
        Kind<S, ?> kind = kinds.of(specType);
        return reads.findAll(List.of(id)).stream()
                .filter(row -> row.kind().equals(kind.name().singular()) && visible(row, place))
                .findFirst()
                .map(row -> codec.decode(row, kind));
    }

    @Override
    public <S extends Record> List<Resource<S, ?>> referringTo(ResourceId target, Class<S> specType) {
        Kind<S, ?> kind = kinds.of(specType);
        return reads.referring(target, kind.name().singular()).stream()
                .filter(row -> visible(row, place))
                .<Resource<S, ?>>map(row -> codec.decode(row, kind))
                .toList();
    }

    /** Whether what stands at {@code place} may know of the row. */
    public static boolean visible(StoredResource row, Place place) {
        if (row.tenant().equals(ResourceId.PLATFORM)) {
            return true;
        }
        return row.tenant().equals(place.tenant())
                && (row.project().equals(place.project()) || row.project().equals(ResourceId.PLATFORM));
    }
}
