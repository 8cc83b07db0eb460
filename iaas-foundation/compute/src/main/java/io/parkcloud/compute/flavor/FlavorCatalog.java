package io.parkcloud.compute.flavor;

import io.parkcloud.control.resource.Json;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The size behind a flavor's id. A flavor never changes, so it is read once. */
public final class FlavorCatalog {

    private final Store store;
    private final Map<ResourceId, FlavorSpec> known = new ConcurrentHashMap<>();

    public FlavorCatalog(Store store) {
        this.store = store;
    }

    public Optional<FlavorSpec> find(ResourceId id) {
        var spec = known.get(id);
        if (spec != null) {
            return Optional.of(spec);
        }
        var read = store.find(id)
                .filter(row -> row.kind().equals(FlavorKind.NAME.singular()))
                .map(row -> Json.MAPPER.readValue(row.spec(), FlavorSpec.class));
        read.ifPresent(found -> known.put(id, found));
        return read;
    }
}
