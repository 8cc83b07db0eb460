package io.parkcloud.ops.metrics;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways to ask for metrics that cannot be. */
public final class MetricsErrors {

    public static final ErrorCode QUERY_INVALID =
            new ErrorCode("metrics.query.invalid", "That is no query", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode QUERY_TOO_LARGE =
            new ErrorCode("metrics.query.too-large", "The query asks for too much", ErrorCategory.UNPROCESSABLE);

    /** The label says whose series they are. */
    public static final ErrorCode LABEL_RESERVED = new ErrorCode(
            "metrics.query.label-reserved", "The label is set by the platform", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode BUSY =
            new ErrorCode("metrics.query.busy", "Too many queries at once", ErrorCategory.RATE_LIMITED);

    public static final ErrorCode UNAVAILABLE =
            new ErrorCode("metrics.unavailable", "The metrics service does not answer", ErrorCategory.UNAVAILABLE);

    private MetricsErrors() {}
}
