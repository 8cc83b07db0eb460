package io.parkcloud.ops.alarms;

import io.parkcloud.control.resource.Codec;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.store.ResourceQuery;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.Metadata;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What alarms look at of what there is. Everything is asked within one project, and what is not in it is not there. */
public final class ProjectAlarms {

    private static final int PAGE = 200;
    private static final int BATCH = 500;

    private final Store store;
    private final Supplier<Codec> codec;

    /** @param codec known only when all kinds are */
    public ProjectAlarms(Store store, Supplier<Codec> codec) {
        this.store = store;
        this.codec = codec;
    }

    public static Place placeOf(Metadata metadata) {
        return new Place(metadata.tenant(), metadata.project());
    }

    /** All resources of a kind in a project, oldest first; those on their way out too. */
    public List<Resource<?, ?>> all(String kind, Place place) {
        var found = new ArrayList<Resource<?, ?>>();
        var after = Optional.<ResourceId>empty();
        while (true) {
            var page = store.page(query(kind, place, after));
            page.forEach(row -> found.add(codec.get().decode(row)));
            if (page.size() < PAGE) {
                return found;
            }
            after = Optional.of(page.getLast().id());
        }
    }

    private static ResourceQuery query(String kind, Place place, Optional<ResourceId> after) {
        return new ResourceQuery(
                kind,
                Optional.of(place.tenant()),
                Optional.of(place.project()),
                after,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                PAGE);
    }

    /** Those of the resources that are in the place. */
    public Map<ResourceId, Resource<?, ?>> in(Place place, Collection<ResourceId> ids) {
        var found = new HashMap<ResourceId, Resource<?, ?>>();
        rows(ids).stream()
                .filter(row ->
                        row.tenant().equals(place.tenant()) && row.project().equals(place.project()))
                .forEach(row -> found.put(row.id(), codec.get().decode(row)));
        return found;
    }

    /** Those of the resources that are the platform's own. */
    public List<Resource<?, ?>> platforms(Collection<ResourceId> ids) {
        return rows(ids).stream()
                .filter(row -> row.tenant().equals(ResourceId.PLATFORM))
                .<Resource<?, ?>>map(row -> codec.get().decode(row))
                .toList();
    }

    private List<StoredResource> rows(Collection<ResourceId> ids) {
        var all = ids.stream().distinct().toList();
        var found = new ArrayList<StoredResource>();
        for (int from = 0; from < all.size(); from += BATCH) {
            found.addAll(store.findAll(all.subList(from, Math.min(all.size(), from + BATCH))));
        }
        return found;
    }
}
