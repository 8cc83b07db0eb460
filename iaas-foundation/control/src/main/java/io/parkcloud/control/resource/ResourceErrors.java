package io.parkcloud.control.resource;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways for a request about a resource to be wrong. */
public final class ResourceErrors {

    public static final ErrorCode MALFORMED =
            new ErrorCode("request.malformed", "The request cannot be read", ErrorCategory.INVALID_ARGUMENT);
    public static final ErrorCode INVALID =
            new ErrorCode("request.invalid", "The request has wrong values", ErrorCategory.INVALID_ARGUMENT);
    public static final ErrorCode NAME_INVALID =
            new ErrorCode("resource.name-invalid", "The name is not usable", ErrorCategory.INVALID_ARGUMENT);
    public static final ErrorCode REFERENCE_NOT_FOUND = new ErrorCode(
            "resource.reference-not-found", "What is referred to does not exist", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode REFERENCE_DELETING = new ErrorCode(
            "resource.reference-deleting", "What is referred to is being removed", ErrorCategory.CONFLICT);
    public static final ErrorCode OWNED =
            new ErrorCode("resource.owned", "The resource belongs to another one", ErrorCategory.CONFLICT);
    public static final ErrorCode DELETING =
            new ErrorCode("resource.deleting", "The resource is being removed", ErrorCategory.CONFLICT);
    public static final ErrorCode ACTION_UNKNOWN =
            new ErrorCode("resource.action-unknown", "There is no such action", ErrorCategory.NOT_FOUND);
    public static final ErrorCode KEY_REUSED = new ErrorCode(
            "request.idempotency-key-reused", "The key belongs to another request", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode KEY_MISSING = new ErrorCode(
            "request.idempotency-key-missing", "An Idempotency-Key is required", ErrorCategory.INVALID_ARGUMENT);
    public static final ErrorCode MATCH_MISSING =
            new ErrorCode("request.if-match-missing", "An If-Match is required", ErrorCategory.PRECONDITION_REQUIRED);
    public static final ErrorCode TOO_LARGE =
            new ErrorCode("request.too-large", "The request is too large", ErrorCategory.TOO_LARGE);
    public static final ErrorCode INTERNAL =
            new ErrorCode("internal", "Something broke on our side", ErrorCategory.INTERNAL);

    private ResourceErrors() {}
}
