package io.parkcloud.control.store;

import io.parkcloud.kernel.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * That a resource used an amount of a metric from one moment to another.
 *
 * @param generation of the resource's spec that asked for this amount
 * @param endedAt absent while it goes on
 */
public record UsageRecord(
        ResourceId resource,
        String kind,
        String name,
        ResourceId tenant,
        ResourceId project,
        String metric,
        long amount,
        long generation,
        long startedAt,
        @Nullable Long endedAt) {}
