package io.parkcloud.healthcare.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parkcloud.healthcare.account.Accounts.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Says who is asking. What is known of an account is kept for some seconds, so that a busy client costs no query each time. */
@Component
public final class Callers {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Accounts accounts;
    private final Cache<String, Optional<Account>> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1_000).build();

    Callers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Who sent this request, which has passed sign-in. */
    public Caller of(HttpServletRequest request) {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        var username = signedIn == null ? "" : signedIn.getName();
        var account = known.get(username, accounts::find)
                .orElseThrow(
                        () -> new IllegalStateException("no account '" + username + "' although it has signed in"));
        var purpose = request.getHeader("X-Purpose-Of-Use");
        return new Caller(
                account.username(),
                account.name(),
                account.role(),
                account.organization(),
                account.practitioner(),
                purpose != null && purpose.matches("[A-Z]{2,20}") ? purpose : Caller.TREATMENT,
                request.getRemoteAddr());
    }
}
