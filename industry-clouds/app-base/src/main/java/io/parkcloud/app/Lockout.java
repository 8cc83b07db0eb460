package io.parkcloud.app;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;

/**
 * Locks an account for five minutes after five wrong passwords in a row. A bean of a program whose table of accounts has the columns
 * {@code username}, {@code failures} and {@code locked_until}; refusing those that are locked is up to its UserDetailsService.
 */
public final class Lockout {
    private static final int WRONG_PASSWORDS = 5;
    private static final Duration LOCKED_FOR = Duration.ofMinutes(5);

    private final JdbcTemplate database;
    private final Clock clock;
    private final String table;

    /** @param table name of the table, the program's own word and never a stranger's */
    public Lockout(DataSource source, String table, Clock clock) {
        this.database = new JdbcTemplate(source);
        this.table = table;
        this.clock = clock;
    }

    /** Counts, and locks when it was the last of them. The count begins anew then. */
    @EventListener
    public void wrongPassword(AuthenticationFailureBadCredentialsEvent event) {
        database.update(
                "UPDATE " + table + " SET locked_until = IF(failures + 1 >= ?, ?, locked_until),"
                        + " failures = IF(failures + 1 >= ?, 0, failures + 1) WHERE username = ?",
                WRONG_PASSWORDS,
                Timestamp.from(clock.instant().plus(LOCKED_FOR)),
                WRONG_PASSWORDS,
                event.getAuthentication().getName());
    }

    /** The right password ends the count. */
    @EventListener
    public void signedIn(AuthenticationSuccessEvent event) {
        database.update(
                "UPDATE " + table + " SET failures = 0, locked_until = NULL WHERE username = ? AND failures > 0",
                event.getAuthentication().getName());
    }
}
