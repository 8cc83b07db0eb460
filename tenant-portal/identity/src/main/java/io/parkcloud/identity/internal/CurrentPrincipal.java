package io.parkcloud.identity.internal;

import io.parkcloud.control.security.Principal;
import io.parkcloud.control.security.SecurityErrors;
import io.parkcloud.control.web.PrincipalSource;
import io.parkcloud.identity.Account;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** The signed-in user of the current request, with the rights they have now. */
public final class CurrentPrincipal implements PrincipalSource {

    private final Accounts accounts;

    CurrentPrincipal(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Principal current() {
        return account().principal();
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code security.unauthenticated} */
    public Account account() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof UserAuthentication user) {
            return accounts.signedIn(user.user(), user.since())
                    .orElseThrow(
                            () -> SecurityErrors.UNAUTHENTICATED.error(
                                    "this sign-in does not count any more: the account was removed, disabled or got a new password"));
        }
        throw SecurityErrors.UNAUTHENTICATED.error("sign in, or send a bearer token");
    }

    /** The same without a refusal: empty if nobody is signed in, or the sign-in does not count any more. */
    public Optional<Account> signedIn() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof UserAuthentication user
                ? accounts.signedIn(user.user(), user.since())
                : Optional.empty();
    }
}
