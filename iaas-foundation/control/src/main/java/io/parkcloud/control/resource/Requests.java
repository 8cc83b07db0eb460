package io.parkcloud.control.resource;

import io.parkcloud.control.store.Acceptance.Idempotency;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.Optional;

/** What may be asked of {@link ResourceService}. */
public final class Requests {

    private Requests() {}

    /** Where a resource is. {@link ResourceId#PLATFORM} stands for "none" in either part. */
    public record Place(ResourceId tenant, ResourceId project) {
        public static final Place PLATFORM = new Place(ResourceId.PLATFORM, ResourceId.PLATFORM);
    }

    /**
     * A new resource.
     *
     * @param id    given by callers inside the platform, whose ids are derived; empty for a new one
     * @param owner the resource that takes this one along when it goes
     */
    public record Create<S extends Record>(
            Place place,
            Optional<ResourceId> id,
            NetworkZone zone,
            String name,
            Map<String, String> labels,
            S spec,
            Optional<ResourceId> owner,
            Optional<Idempotency> idempotency,
            String requestId) {}

    /**
     * A change.
     *
     * @param ifRevision revision that the change was made from
     * @param verb       {@code update}, or the name of an action
     */
    public record Change<S extends Record>(
            Place place,
            ResourceId id,
            long ifRevision,
            String verb,
            Map<String, String> labels,
            S spec,
            String requestId) {}

    /** An action that answers at once, by the name that the kind gives it. */
    public record Ask(Place place, ResourceId id, String action, Map<String, Object> arguments, String requestId) {}

    /** @param operation the durable record of the request */
    public record Accepted<S extends Record>(Resource<S, ?> resource, ResourceId operation) {}
}
