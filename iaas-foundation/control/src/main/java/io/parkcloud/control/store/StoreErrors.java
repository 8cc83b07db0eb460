package io.parkcloud.control.store;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;

/** Ways for the store to refuse an acceptance. */
public final class StoreErrors {

    public static final ErrorCode NAME_TAKEN =
            new ErrorCode("resource.name-taken", "The name is taken", ErrorCategory.CONFLICT);
    public static final ErrorCode STALE =
            new ErrorCode("resource.stale", "The resource has changed", ErrorCategory.PRECONDITION_FAILED);
    public static final ErrorCode IN_USE =
            new ErrorCode("resource.in-use", "The resource is in use", ErrorCategory.IN_USE);
    public static final ErrorCode QUOTA_EXCEEDED =
            new ErrorCode("quota.exceeded", "The quota is exhausted", ErrorCategory.QUOTA_EXCEEDED);
    public static final ErrorCode CLAIM_TAKEN =
            new ErrorCode("resource.claim-taken", "Somebody else holds this", ErrorCategory.CONFLICT);
    public static final ErrorCode NOT_FOUND =
            new ErrorCode("resource.not-found", "There is no such resource", ErrorCategory.NOT_FOUND);
    public static final ErrorCode UNAVAILABLE =
            new ErrorCode("store.unavailable", "The database does not answer", ErrorCategory.UNAVAILABLE);

    private StoreErrors() {}

    /** A pass over that row comes too late. */
    public static PlatformException takenOver(ResourceId id) {
        return STALE.error(
                "%s is gone, or another replica has taken it over; whatever this one wanted to do is void", id);
    }
}
