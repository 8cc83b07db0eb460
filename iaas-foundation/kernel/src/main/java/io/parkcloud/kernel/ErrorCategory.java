package io.parkcloud.kernel;

/** Who is to blame for an error, and so what HTTP says about it (RFC 9110) and whether the same call may succeed later. */
public enum ErrorCategory {
    INVALID_ARGUMENT(400, false),
    UNPROCESSABLE(422, false),
    UNAUTHENTICATED(401, false),
    FORBIDDEN(403, false),
    NOT_FOUND(404, false),
    CONFLICT(409, false),
    IN_USE(409, false),
    PRECONDITION_FAILED(412, false),
    TOO_LARGE(413, false),
    PRECONDITION_REQUIRED(428, false),
    QUOTA_EXCEEDED(403, false),
    RATE_LIMITED(429, true),
    UNSUPPORTED(501, false),
    CAPACITY_EXHAUSTED(503, true),
    UNAVAILABLE(503, true),
    INTERNAL(500, false);

    private final int httpStatus;
    private final boolean retryable;

    ErrorCategory(int httpStatus, boolean retryable) {
        this.httpStatus = httpStatus;
        this.retryable = retryable;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the very same call may succeed later. */
    public boolean retryable() {
        return retryable;
    }
}
