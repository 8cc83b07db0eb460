package io.parkcloud.hall.staff;

import io.parkcloud.app.NamedAccount;
import io.parkcloud.hall.HallSettings;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Staff accounts: those named in the environment are made or brought up to date at every start. */
@Service
class StaffAccounts implements UserDetailsService, SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(StaffAccounts.class);
    private static final int WRONG_PASSWORDS = 5;
    private static final Duration LOCKED_FOR = Duration.ofMinutes(5);

    private final StaffMapper accounts;
    private final PasswordEncoder passwords;
    private final HallSettings settings;
    private final Clock clock;

    StaffAccounts(StaffMapper accounts, PasswordEncoder passwords, HallSettings settings, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        put(settings.clerk(), StaffRole.CLERK);
        put(settings.admin(), StaffRole.ADMIN);
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        var account = accounts.find(username).orElseThrow(() -> new UsernameNotFoundException("no such account"));
        var until = account.lockedUntil();
        return User.withUsername(account.username())
                .password(account.passwordHash())
                .roles(account.role().name())
                .disabled(!account.active())
                .accountLocked(until != null && until.isAfter(clock.instant()))
                .build();
    }

    @EventListener
    void wrongPassword(AuthenticationFailureBadCredentialsEvent event) {
        accounts.countFailure(
                event.getAuthentication().getName(),
                WRONG_PASSWORDS,
                clock.instant().plus(LOCKED_FOR));
    }

    @EventListener
    void signedIn(AuthenticationSuccessEvent event) {
        accounts.clearFailures(event.getAuthentication().getName());
    }

    private void put(NamedAccount account, StaffRole role) {
        var user = account.user();
        if (!account.wanted() || user == null) {
            return;
        }
        var secret = account.secret();
        var known = accounts.find(user);
        boolean current = known.isPresent()
                && known.get().role() == role
                && passwords.matches(secret, known.get().passwordHash());
        if (!current) {
            accounts.put(user, passwords.encode(secret), role, clock.instant());
            LOG.info("Account '{}' ({}) set from the environment", user, role);
        }
    }
}
