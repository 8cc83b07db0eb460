package io.parkcloud.control.store;

import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the store keeps it: what is general in columns, what belongs to the kind as JSON.
 *
 * @param charges       metric to amount, reserved or used
 * @param charged       whether the charges are confirmed (used) rather than reserved
 * @param status        JSON of conditions and observed facts
 * @param createdAt     milliseconds since the epoch, like every time in the store
 * @param deletionAt    when deletion was asked for; absent while it was not
 * @param fence         grows with every claim
 * @param attempt       failures of the engine in a row
 */
public record StoredResource(
        ResourceId id,
        String kind,
        ResourceId tenant,
        ResourceId project,
        NetworkZone zone,
        String name,
        Map<String, String> labels,
        Phase phase,
        long generation,
        long observedGeneration,
        long revision,
        @Nullable ResourceId owner,
        String spec,
        String status,
        Map<String, Long> charges,
        boolean charged,
        long createdAt,
        @Nullable Long deletionAt,
        long fence,
        int attempt) {}
