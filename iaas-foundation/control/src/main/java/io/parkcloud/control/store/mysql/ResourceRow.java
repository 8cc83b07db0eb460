package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** A row of the resource table, column by column. */
record ResourceRow(
        ResourceId id,
        String kind,
        ResourceId tenant,
        ResourceId project,
        NetworkZone zone,
        String name,
        String labels,
        Phase phase,
        long generation,
        long observedGeneration,
        long revision,
        @Nullable ResourceId owner,
        String spec,
        String status,
        String charges,
        boolean charged,
        long createdAt,
        @Nullable Long deletionAt,
        long fence,
        int attempt,
        boolean woken) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ObjectReader LABELS = JSON.readerForMapOf(String.class);
    private static final ObjectReader CHARGES = JSON.readerForMapOf(Long.class);

    static ResourceRow of(StoredResource r) {
        return new ResourceRow(
                r.id(),
                r.kind(),
                r.tenant(),
                r.project(),
                r.zone(),
                r.name(),
                json(r.labels()),
                r.phase(),
                r.generation(),
                r.observedGeneration(),
                r.revision(),
                r.owner(),
                r.spec(),
                r.status(),
                json(r.charges()),
                r.charged(),
                r.createdAt(),
                r.deletionAt(),
                r.fence(),
                r.attempt(),
                false);
    }

    StoredResource stored() {
        return new StoredResource(
                id,
                kind,
                tenant,
                project,
                zone,
                name,
                labels.equals("{}") ? Map.of() : LABELS.readValue(labels),
                phase,
                generation,
                observedGeneration,
                revision,
                owner,
                spec,
                status,
                chargeMap(),
                charged,
                createdAt,
                deletionAt,
                fence,
                attempt);
    }

    Map<String, Long> chargeMap() {
        return charges.equals("{}") ? Map.of() : CHARGES.readValue(charges);
    }

    private static String json(Map<String, ?> map) {
        return map.isEmpty() ? "{}" : JSON.writeValueAsString(map);
    }
}
