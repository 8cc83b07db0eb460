package io.parkcloud.control.kind;

import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.util.Optional;

/**
 * A spec that somebody wants accepted.
 *
 * @param before the resource as it stands; empty when it would be new
 */
public record Proposal<S extends Record>(
        ResourceId id,
        ResourceId tenant,
        ResourceId project,
        NetworkZone zone,
        String name,
        S spec,
        Optional<Resource<S, ?>> before) {}
