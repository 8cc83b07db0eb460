package io.parkcloud.control.store;

import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.Optional;

/**
 * One page of one kind, keyset-paged by id, which is creation order.
 *
 * @param tenant     all rows are this tenant's; empty for kinds of the platform
 * @param project    all rows are this project's; empty for kinds that have none
 * @param after      rows beyond this id; empty from the beginning
 * @param descending newest first
 * @param labels     all of them must match
 * @param limit      at most so many rows
 */
public record ResourceQuery(
        String kind,
        Optional<ResourceId> tenant,
        Optional<ResourceId> project,
        Optional<ResourceId> after,
        boolean descending,
        Optional<Phase> phase,
        Optional<String> name,
        Optional<ResourceId> owner,
        Map<String, String> labels,
        int limit) {}
