package io.parkcloud.education.account;

import io.parkcloud.education.EducationSettings;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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
    private static final int SHORTEST_PASSWORD = 8;

    /** BCrypt takes no more. */
    private static final int MOST_BYTES = 72;

    private static final RowMapper<Account> ROW = (row, number) -> new Account(
            row.getString("username"),
            row.getString("password_hash"),
            Optional.ofNullable(row.getString("person_id")).orElse(""),
            row.getBoolean("bureau"),
            Optional.ofNullable(row.getTimestamp("locked_until")),
            row.getBoolean("active"));

    private final JdbcTemplate database;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Accounts(JdbcTemplate database, PasswordEncoder passwords, Clock clock, EducationSettings settings) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
        plant(settings.admin(), true);
        plant(settings.teacher(), false);
        plant(settings.pupil(), false);
    }

    private void plant(EducationSettings.Account wanted, boolean bureau) {
        var user = wanted.user();
        if (user == null || !wanted.named().wanted()) {
            return;
        }
        var password = wanted.named().secret();
        var known = find(user);
        var hash = known.map(Account::passwordHash)
                .filter(old -> passwords.matches(password, old))
                .orElseGet(() -> String.valueOf(passwords.encode(password)));
        var person = wanted.person().isBlank() ? null : wanted.person();
        if (person != null) {
            database.update("UPDATE account SET person_id = NULL WHERE person_id = ? AND username <> ?", person, user);
        }
        put(user, hash, person, bureau);
    }

    private void put(String user, String hash, @Nullable String person, boolean bureau) {
        database.update(
                "INSERT INTO account (username, password_hash, person_id, bureau) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
                        + " password_hash = VALUES(password_hash), person_id = VALUES(person_id), bureau = VALUES(bureau),"
                        + " active = TRUE",
                user,
                hash,
                person,
                bureau);
    }

    /** An account. */
    public Optional<Account> find(String username) {
        return database.query("SELECT * FROM account WHERE username = ?", ROW, username).stream()
                .findFirst();
    }

    /** The account of somebody of the roster. */
    public Optional<Account> ofPerson(String person) {
        return database.query("SELECT * FROM account WHERE person_id = ?", ROW, person).stream()
                .findFirst();
    }

    /** Gives a person a password, and an account under the name that the roster has if there is none yet. */
    public String let(String person, String username, String password) {
        var hash = String.valueOf(passwords.encode(password));
        var known = ofPerson(person);
        if (known.isPresent()) {
            set(known.get().username(), hash);
            return known.get().username();
        }
        try {
            database.update(
                    "INSERT INTO account (username, password_hash, person_id, bureau) VALUES (?, ?, ?, FALSE)",
                    username,
                    hash,
                    person);
            return username;
        } catch (DuplicateKeyException e) {
            throw new EducationException(
                    Problem.FIELD_INVALID,
                    "There is an account '" + username
                            + "' already, of somebody else; give this person another username" + " in the roster",
                    e);
        }
    }

    /** Lets a person in or keeps them out. */
    public void setActive(String person, boolean active) {
        database.update("UPDATE account SET active = ? WHERE person_id = ? AND bureau = FALSE", active, person);
    }

    /** Changes the own password. @throws EducationException {@code FIELD_INVALID} */
    public void change(String username, String old, String wanted) {
        var account = find(username).orElseThrow(() -> new UsernameNotFoundException("no such account"));
        if (!passwords.matches(old, account.passwordHash())) {
            throw new EducationException(Problem.FIELD_INVALID, "The present password is not right");
        }
        int bytes = wanted.getBytes(StandardCharsets.UTF_8).length;
        if (wanted.length() < SHORTEST_PASSWORD || bytes > MOST_BYTES) {
            throw new EducationException(
                    Problem.FIELD_INVALID,
                    "A password has at least " + SHORTEST_PASSWORD + " characters and at most " + MOST_BYTES
                            + " bytes, this one has " + wanted.length() + " and " + bytes);
        }
        set(username, String.valueOf(passwords.encode(wanted)));
    }

    private void set(String username, String hash) {
        database.update(
                "UPDATE account SET password_hash = ?, failures = 0, locked_until = NULL, active = TRUE WHERE username = ?",
                hash,
                username);
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        var account = find(username).orElseThrow(() -> new UsernameNotFoundException("no such account"));
        return User.withUsername(account.username())
                .password(account.passwordHash())
                .roles("MEMBER")
                .disabled(!open(account))
                .accountLocked(account.lockedUntil()
                        .filter(until -> until.toInstant().isAfter(clock.instant()))
                        .isPresent())
                .build();
    }

    /** Whether an account works: nobody has closed it, and the roster does not say that the person is gone or is not to sign in. */
    boolean open(Account account) {
        return account.active()
                && database.queryForList(
                                "SELECT 1 FROM roster_users WHERE sourced_id = ? AND (status <> 'active' OR enabled_user = 'false')",
                                Integer.class,
                                account.personId())
                        .isEmpty();
    }

    /**
     * An account.
     *
     * @param username sign-in name
     * @param passwordHash what the password is compared with
     * @param personId sourcedId of the person in the roster; empty if none
     * @param bureau whether it is the bureau's own, whatever the roster says
     * @param lockedUntil no sign-in before this
     * @param active whether it can sign in
     */
    public record Account(
            String username,
            String passwordHash,
            String personId,
            boolean bureau,
            Optional<Timestamp> lockedUntil,
            boolean active) {}
}
