package io.parkcloud.hall.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits at start-up until the database answers, for a limited time. The pool's own connection timeout paces the tries. */
final class DatabaseWait {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);

    private final DataSource source;
    private final Clock clock;
    private final Duration limit;

    DatabaseWait(DataSource source, Clock clock, Duration limit) {
        this.source = source;
        this.clock = clock;
        this.limit = limit;
    }

    /** @throws IllegalStateException if the limit passes without an answer */
    void await() {
        var deadline = clock.instant().plus(limit);
        while (true) {
            try (var connection = source.getConnection()) {
                LOG.info("Database reached: {}", connection.getMetaData().getDatabaseProductVersion());
                return;
            } catch (SQLException e) {
                giveUpAfter(deadline, e);
            }
        }
    }

    private void giveUpAfter(Instant deadline, SQLException e) {
        var left = Duration.between(clock.instant(), deadline);
        if (left.isNegative() || left.isZero()) {
            throw new IllegalStateException(
                    "The database at HALL_DB_URL did not answer within HALL_START_WAIT=" + limit.toSeconds()
                            + " s; check the address, HALL_DB_USER and the password",
                    e);
        }
        LOG.warn("Database not reachable yet, trying for another {} s: {}", left.toSeconds(), rootMessage(e));
    }

    private static String rootMessage(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
