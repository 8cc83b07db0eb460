package io.parkcloud.identity.internal;

import io.parkcloud.control.audit.AuditTrail;
import io.parkcloud.control.audit.AuditTrail.Subject;
import io.parkcloud.control.web.Problems;
import io.parkcloud.identity.Account;
import io.parkcloud.identity.Credentials;
import io.parkcloud.identity.IdentityErrors;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way in by password, for the page and for programs alike. */
public final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Credentials credentials;
    private final Accounts accounts;
    private final SignInThrottle throttle;
    private final AuditTrail trail;

    SignIn(Credentials credentials, Accounts accounts, SignInThrottle throttle, AuditTrail trail) {
        this.credentials = credentials;
        this.accounts = accounts;
        this.throttle = throttle;
        this.trail = trail;
    }

    /**
     * Checks name and password; both outcomes are in the audit trail, except for attempts that the throttle does not even look
     * at.
     *
     * @param address where the request came from
     * @throws io.parkcloud.kernel.PlatformException with a code of {@link IdentityErrors}; what is wrong with an account is
     *         told only to who knows its password
     */
    public Account byPassword(String name, String password, String address) {
        var account = check(name, password, address);
        record(account, "user.sign-in", address);
        return account;
    }

    /** Makes sure that it is still they who sit there, and gives them another password; ends all their sessions. */
    public void changePassword(Account account, String current, String password, String address) {
        check(account.name(), current, address);
        if (current.equals(password)) {
            throw IdentityErrors.PASSWORD_WEAK.error("the new password is the old one; choose another");
        }
        record(account, "user.change-password", address);
        credentials.set(account.id(), account.name(), password);
        accounts.changed(account.id());
    }

    private Account check(String name, String password, String address) {
        throttle.refuseIfTooMany(name, address);
        var account = credentials.verify(name, password).flatMap(accounts::fresh);
        if (account.isEmpty()) {
            throttle.failed(name, address);
            LOG.info("sign-in refused from {}", address);
            recordRefusal(name, IdentityErrors.SIGN_IN_REFUSED, address);
            throw IdentityErrors.SIGN_IN_REFUSED.error("name or password is wrong");
        }
        if (account.get().disabled()) {
            recordRefusal(name, IdentityErrors.DISABLED, address);
            throw IdentityErrors.DISABLED.error(
                    "the account \"%s\" is disabled; ask your organisation's administrator", name);
        }
        throttle.succeeded(name, address);
        return account.get();
    }

    private void record(Account account, String action, String address) {
        trail.record(account.name(), action, subject(account), Problems.requestId(), Map.of("address", address));
    }

    /** Looks for an account in any case, so that a name that does not exist takes as long as one that does. */
    private void recordRefusal(String name, ErrorCode why, String address) {
        var subject = accounts.fresh(credentials.user(name).orElse(ResourceId.PLATFORM))
                .map(SignIn::subject)
                .orElseGet(() -> Subject.unknown(name));
        trail.record(
                name,
                "user.sign-in-refused",
                subject,
                Problems.requestId(),
                Map.of("address", address, "code", why.id()));
    }

    private static Subject subject(Account account) {
        return new Subject(account.tenant(), ResourceId.PLATFORM, account.id(), account.name());
    }
}
