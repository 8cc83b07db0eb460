package io.parkcloud.control.store;

import io.parkcloud.kernel.ResourceId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands around leased rows, read once for all of them: whom they refer to, their owners, and what they own. It is as
 * old as the lease at most; whatever changes afterwards wakes the row, so that a pass over old surroundings is followed by one
 * over new ones. Immutable.
 */
public final class Surroundings {

    private final Map<ResourceId, StoredResource> rows;

    private Surroundings(Map<ResourceId, StoredResource> rows) {
        this.rows = rows;
    }

    /** @param rows all of them, in no particular order */
    public static Surroundings of(Collection<StoredResource> rows) {
        var byId = new HashMap<ResourceId, StoredResource>();
        rows.forEach(row -> byId.put(row.id(), row));
        return new Surroundings(Collections.unmodifiableMap(byId));
    }

    /** The row, if it is among them; it may exist elsewhere. */
    public Optional<StoredResource> find(ResourceId id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** All that a row owns, oldest first, if the row is one of those this was read for. */
    public List<StoredResource> ownedBy(ResourceId owner) {
        return rows.values().stream()
                .filter(row -> owner.equals(row.owner()))
                .sorted(java.util.Comparator.comparing(StoredResource::id))
                .toList();
    }
}
