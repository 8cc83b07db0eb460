package io.parkcloud.ops.metrics.collect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a series says of the resource it is of: whose it is, first of all. Comes from the store and from nowhere else, so no engine
 * and no tenant decides under whose name something is measured. What the store does not know has no labels, and so no series.
 */
public final class ResourceLabels {

    /** A name does not change and an owner does not either; that a resource is gone, engines notice first. */
    private static final Duration KEPT = Duration.ofMinutes(2);

    private static final int MOST_KEPT = 200_000;
    private static final int BATCH = 500;

    private final Store store;
    private final Cache<ResourceId, Optional<Known>> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    public ResourceLabels(Store store) {
        this.store = store;
    }

    /**
     * A resource that is measured.
     *
     * @param tenant  {@link ResourceId#PLATFORM} for what is nobody's in particular
     * @param project likewise
     * @param owner   what made it: the application of a copy, the deployment of whatever belongs to it
     */
    public record Known(
            ResourceId tenant,
            ResourceId project,
            String kind,
            ResourceId id,
            String name,
            Optional<ResourceId> owner) {}

    /** Those of the resources that there are. */
    public Map<ResourceId, Known> of(Collection<ResourceId> resources) {
        var found = new HashMap<ResourceId, Known>();
        var unknown = new ArrayList<ResourceId>();
        for (var id : resources) {
            var cached = known.getIfPresent(id);
            if (cached == null) {
                unknown.add(id);
            } else {
                cached.ifPresent(labels -> found.put(id, labels));
            }
        }
        for (int from = 0; from < unknown.size(); from += BATCH) {
            look(unknown.subList(from, Math.min(unknown.size(), from + BATCH)), found);
        }
        return found;
    }

    private void look(List<ResourceId> ids, Map<ResourceId, Known> into) {
        for (var row : store.findAll(ids)) {
            into.put(row.id(), labels(row));
        }
        ids.forEach(id -> known.put(id, Optional.ofNullable(into.get(id))));
    }

    private static Known labels(StoredResource row) {
        return new Known(
                row.tenant(), row.project(), row.kind(), row.id(), row.name(), Optional.ofNullable(row.owner()));
    }
}
