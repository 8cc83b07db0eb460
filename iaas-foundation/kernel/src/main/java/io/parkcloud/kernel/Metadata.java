package io.parkcloud.kernel;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What every resource has, whatever its kind.
 *
 * @param tenant     owner; {@link ResourceId#PLATFORM} for what belongs to the platform
 * @param project    project inside the tenant; {@link ResourceId#PLATFORM} where the kind has none
 * @param generation +1 for every change of the spec
 * @param revision   +1 for every write of the row, status included; the entity tag
 * @param owner      the resource that made this one and takes it along when deleted
 */
public record Metadata(
        String kind,
        ResourceId id,
        ResourceId tenant,
        ResourceId project,
        NetworkZone zone,
        String name,
        Map<String, String> labels,
        long generation,
        long revision,
        Instant createdAt,
        Optional<Instant> deletionRequestedAt,
        Optional<ResourceId> owner) {

    public Metadata {
        labels = Map.copyOf(labels);
    }

    public boolean deleting() {
        return deletionRequestedAt.isPresent();
    }
}
