package io.parkcloud.hall.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

final class OutagesTest {

    /** When the database goes away during a commit, the rollback afterwards fails with an exception that says nothing. */
    @Test
    void aCommitThatLostItsConnectionIsAnOutageThoughTheRollbackFailedToo() {
        var failure = new TransactionSystemException("rollback failed", new SQLException("Connection is closed"));
        failure.initApplicationException(
                new IllegalStateException(new SQLRecoverableException("link failure", "08S01")));
        assertThat(Outages.of(failure)).contains(Problem.DATABASE_UNAVAILABLE);
    }

    @Test
    void aMistakeOfOursIsNoOutage() {
        assertThat(Outages.of(new IllegalStateException(new SQLException("unknown column", "42S22"))))
                .isEmpty();
        assertThat(Outages.of(new TransactionSystemException("rollback failed", new SQLException("?"))))
                .isEmpty();
    }
}
