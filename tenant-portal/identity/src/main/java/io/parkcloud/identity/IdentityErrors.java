package io.parkcloud.identity;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways for a sign-in or a password to be refused. */
public final class IdentityErrors {

    public static final ErrorCode SIGN_IN_REFUSED =
            new ErrorCode("identity.sign-in.refused", "Name or password is wrong", ErrorCategory.UNAUTHENTICATED);
    public static final ErrorCode DISABLED =
            new ErrorCode("identity.sign-in.disabled", "The account is disabled", ErrorCategory.UNAUTHENTICATED);
    public static final ErrorCode THROTTLED =
            new ErrorCode("identity.sign-in.throttled", "Too many failed attempts", ErrorCategory.RATE_LIMITED);
    public static final ErrorCode PASSWORD_WEAK = new ErrorCode(
            "identity.password.weak", "The password is too easy to guess", ErrorCategory.INVALID_ARGUMENT);
    public static final ErrorCode CSRF = new ErrorCode(
            "identity.csrf", "The request does not prove that it comes from the portal", ErrorCategory.FORBIDDEN);
    public static final ErrorCode SSH_KEY_INVALID =
            new ErrorCode("identity.ssh-key.invalid", "That is no public key", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode SSH_KEY_TAKEN =
            new ErrorCode("identity.ssh-key.taken", "The key is another account's", ErrorCategory.CONFLICT);
    public static final ErrorCode SSH_KEYS_TOO_MANY =
            new ErrorCode("identity.ssh-key.too-many", "There are too many keys", ErrorCategory.UNPROCESSABLE);

    private IdentityErrors() {}
}
