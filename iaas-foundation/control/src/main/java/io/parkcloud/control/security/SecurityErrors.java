package io.parkcloud.control.security;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways to be turned away. */
public final class SecurityErrors {

    public static final ErrorCode UNAUTHENTICATED =
            new ErrorCode("security.unauthenticated", "Sign in first", ErrorCategory.UNAUTHENTICATED);
    public static final ErrorCode FORBIDDEN =
            new ErrorCode("security.forbidden", "Your role does not allow this", ErrorCategory.FORBIDDEN);

    private SecurityErrors() {}
}
