package io.parkcloud.network.spi;

import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.ResourceId;

/** Ways for a network engine to fail beyond those that all engines share. */
public final class NetworkEngineErrors {

    /** Retryable: whatever lost the parent is being healed, and the next attempt finds it. */
    public static final ErrorCode PARENT_ABSENT = new ErrorCode(
            "network.parent-absent", "The engine lacks an object that this one stands on", ErrorCategory.UNAVAILABLE);

    private NetworkEngineErrors() {}

    /** {@code kind} {@code id} cannot exist because {@code parentKind} {@code parent} does not. */
    public static EngineException parentAbsent(String kind, ResourceId id, String parentKind, ResourceId parent) {
        return new EngineException(
                PARENT_ABSENT,
                "%s %s stands on %s %s, which the engine does not have; it is tried again once that is there"
                        .formatted(kind, id, parentKind, parent));
    }

    /** {@code kind} {@code id} cannot go because {@code users} others of {@code userKind} stand on it. */
    public static EngineException inUse(String kind, ResourceId id, String userKind, int users) {
        return new EngineException(
                EngineErrors.IN_USE, "%s %s still has %d %s; delete them first".formatted(kind, id, users, userKind));
    }
}
