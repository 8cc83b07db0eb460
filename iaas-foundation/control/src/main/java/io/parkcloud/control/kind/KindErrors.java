package io.parkcloud.control.kind;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways for any resource not to become real. */
public final class KindErrors {

    public static final ErrorCode DEPENDENCY_FAILED =
            new ErrorCode("resource.dependency-failed", "What this stands on has failed", ErrorCategory.UNPROCESSABLE);

    private KindErrors() {}
}
