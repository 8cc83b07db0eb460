package io.parkcloud.healthcare.account;

import io.parkcloud.healthcare.HealthSettings;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** The accounts. Those that the operator names are made or updated at every start. */
@Service
public final class Accounts implements UserDetailsService {
    private static final RowMapper<Account> ROW = (row, number) -> new Account(
            row.getString("username"),
            row.getString("password_hash"),
            Role.valueOf(row.getString("role")),
            row.getString("organization"),
            row.getString("practitioner"),
            row.getString("display_name"),
            row.getBoolean("active"));

    private final JdbcTemplate database;
    private final PasswordEncoder passwords;

    Accounts(JdbcTemplate database, PasswordEncoder passwords, HealthSettings settings) {
        this.database = database;
        this.passwords = passwords;
        plant(settings.admin(), Role.ADMINISTRATOR);
        plant(settings.clinician(), Role.CLINICIAN);
        plant(settings.auditor(), Role.AUDITOR);
        plant(settings.system(), Role.SYSTEM);
    }

    private void plant(HealthSettings.Account wanted, Role role) {
        var user = wanted.user();
        if (user == null || !wanted.named().wanted()) {
            return;
        }
        var password = wanted.named().secret();
        var known = find(user);
        var hash = known.map(Account::passwordHash)
                .filter(old -> passwords.matches(password, old))
                .orElseGet(() -> String.valueOf(passwords.encode(password)));
        database.update(
                "REPLACE INTO account (username, password_hash, role, organization, practitioner, display_name, active)"
                        + " VALUES (?, ?, ?, ?, ?, ?, TRUE)",
                user,
                hash,
                role.name(),
                wanted.organization(),
                wanted.practitioner(),
                known.map(Account::name).orElse(user));
    }

    /** An account. */
    public Optional<Account> find(String username) {
        return database.query("SELECT * FROM account WHERE username = ?", ROW, username).stream()
                .findFirst();
    }

    /** All accounts. */
    public List<Account> all() {
        return database.query("SELECT * FROM account ORDER BY username", ROW);
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        var account = find(username).orElseThrow(() -> new UsernameNotFoundException("no account " + username));
        return User.withUsername(account.username())
                .password(account.passwordHash())
                .roles(account.role().name())
                .disabled(!account.active())
                .build();
    }

    /**
     * An account.
     *
     * @param username sign-in name
     * @param passwordHash what the password is compared with
     * @param role what it may do
     * @param organization id of the Organization it belongs to; empty if none
     * @param practitioner id of the Practitioner it is; empty if none
     * @param name the person's name
     * @param active whether it can sign in
     */
    public record Account(
            String username,
            String passwordHash,
            Role role,
            String organization,
            String practitioner,
            String name,
            boolean active) {}
}
