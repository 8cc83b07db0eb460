package io.parkcloud.traffic.staff;

import io.parkcloud.traffic.TrafficSettings;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** The account named in the environment, made or brought up to date at every start. */
@Service
class StaffAccounts implements UserDetailsService, SmartInitializingSingleton {
    private final StaffMapper accounts;
    private final PasswordEncoder passwords;
    private final TrafficSettings settings;
    private final Clock clock;

    StaffAccounts(StaffMapper accounts, PasswordEncoder passwords, TrafficSettings settings, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var user = settings.admin().user();
        if (user == null || user.isBlank()) {
            return;
        }
        var secret = settings.admin().secret();
        var known = accounts.find(user);
        if (known.isEmpty() || !passwords.matches(secret, known.get().passwordHash())) {
            accounts.put(user, passwords.encode(secret));
        }
    }

    /** Only the account that the environment names works: one named there before is stored still, but closed. */
    @Override
    public UserDetails loadUserByUsername(String username) {
        var account = accounts.find(username)
                .filter(found -> username.equals(settings.admin().user()))
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
        var until = account.lockedUntil();
        return User.withUsername(account.username())
                .password(account.passwordHash())
                .roles("ADMIN")
                .accountLocked(until != null && until.isAfter(clock.instant()))
                .build();
    }
}
