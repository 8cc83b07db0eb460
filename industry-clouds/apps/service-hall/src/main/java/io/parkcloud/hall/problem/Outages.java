package io.parkcloud.hall.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a server that is away from a mistake of ours, by looking through the causes of an exception. */
public final class Outages {

    private Outages() {}

    /** The outage behind this failure; empty if it is something else. */
    public static Optional<Problem> of(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            var seen = outage(cause);
            if (seen.isPresent()) {
                return seen;
            }
            cause = before(cause);
        }
        return Optional.empty();
    }

    /** Of a failure that a rollback could not clear up the first half is the reason: a lost connection can roll nothing back. */
    private static @Nullable Throwable before(Throwable failure) {
        var first = failure instanceof TransactionSystemException rollback ? rollback.getApplicationException() : null;
        return first == null ? failure.getCause() : first;
    }

    private static Optional<Problem> outage(Throwable cause) {
        if (cause instanceof RedisConnectionFailureException
                || cause instanceof RedisSystemException
                || cause instanceof io.lettuce.core.RedisException
                || (cause instanceof DataAccessException && inRedis(cause))) {
            return Optional.of(Problem.SESSIONS_UNAVAILABLE);
        }
        if (cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException
                || (cause instanceof SQLException sql && isConnectionState(sql))) {
            return Optional.of(Problem.DATABASE_UNAVAILABLE);
        }
        return Optional.empty();
    }

    private static boolean inRedis(Throwable cause) {
        return cause.getClass().getName().contains(".redis.");
    }

    /** SQLSTATE class 08 is a lost connection; 57 and 70100 are what a server says while it shuts down. */
    private static boolean isConnectionState(SQLException sql) {
        var state = sql.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57") || state.equals("70100"));
    }
}
