package io.parkcloud.identity.internal;

import io.parkcloud.identity.Account;
import io.parkcloud.identity.Credentials;
import io.parkcloud.identity.IdentityErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way in by password, for the page and for programs alike. */
public final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Credentials credentials;
    private final Accounts accounts;
    private final SignInThrottle throttle;

    SignIn(Credentials credentials, Accounts accounts, SignInThrottle throttle) {
        this.credentials = credentials;
        this.accounts = accounts;
        this.throttle = throttle;
    }

    /**
     * Checks name and password.
     *
     * @param address where the request came from
     * @throws io.parkcloud.kernel.PlatformException with a code of {@link IdentityErrors}; what is wrong with an account is
     *         told only to who knows its password
     */
    public Account byPassword(String name, String password, String address) {
        throttle.refuseIfTooMany(name, address);
        var account = credentials.verify(name, password).flatMap(accounts::fresh);
        if (account.isEmpty()) {
            throttle.failed(name, address);
            LOG.info("sign-in refused from {}", address);
            throw IdentityErrors.SIGN_IN_REFUSED.error("name or password is wrong");
        }
        if (account.get().disabled()) {
            throw IdentityErrors.DISABLED.error(
                    "the account \"%s\" is disabled; ask your organisation's administrator", name);
        }
        throttle.succeeded(name, address);
        return account.get();
    }
}
