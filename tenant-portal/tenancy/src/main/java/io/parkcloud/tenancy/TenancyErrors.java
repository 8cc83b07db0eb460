package io.parkcloud.tenancy;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways for organisations, projects and users to be wrong. */
public final class TenancyErrors {

    public static final ErrorCode NOT_EMPTY =
            new ErrorCode("tenancy.not-empty", "It still contains resources", ErrorCategory.IN_USE);
    public static final ErrorCode PLATFORM_FIXED =
            new ErrorCode("tenancy.platform-fixed", "The platform's own organisation stays", ErrorCategory.CONFLICT);
    public static final ErrorCode NAME_INVALID = new ErrorCode(
            "tenancy.user.name-invalid", "The sign-in name is not usable", ErrorCategory.INVALID_ARGUMENT);
    public static final ErrorCode ROLES_CLASH =
            new ErrorCode("tenancy.user.roles-clash", "The roles exclude each other", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode ROLE_ELSEWHERE = new ErrorCode(
            "tenancy.user.role-elsewhere", "The role does not exist in this organisation", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode OWN_ROLES =
            new ErrorCode("tenancy.user.own-roles", "Nobody changes their own rights", ErrorCategory.FORBIDDEN);

    private TenancyErrors() {}
}
