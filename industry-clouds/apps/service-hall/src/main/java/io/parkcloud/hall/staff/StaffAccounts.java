package io.parkcloud.hall.staff;

import io.parkcloud.app.NamedAccount;
import io.parkcloud.hall.HallSettings;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
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
