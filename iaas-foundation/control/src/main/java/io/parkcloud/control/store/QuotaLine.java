package io.parkcloud.control.store;

import io.parkcloud.kernel.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one scope.
 *
 * @param scope    a tenant or a project
 * @param limit    largest sum of reserved and used; absent means without limit
 * @param reserved accepted, not there yet
 * @param used     there
 */
public record QuotaLine(
        ResourceId scope, String metric, @Nullable Long limit, long reserved, long used) {}
