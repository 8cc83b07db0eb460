package io.parkcloud.education.roster;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The roster's tables, each by the columns of its file. */
@Component
final class RosterStore {
    private static final int BATCH = 500;

    private final JdbcTemplate database;

    RosterStore(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * What is known of a row without its content.
     *
     * @param source the system that gave it
     * @param digest what its content was
     * @param active whether it is there
     */
    record Known(String source, String digest, boolean active) {}

    /** Waits for its turn, and has it until the transaction has ended: whoever checks and then writes must be alone with it. */
    boolean lock() {
        var got = database.queryForObject("SELECT GET_LOCK('education.roster', 5)", Integer.class);
        if (got == null || got != 1) {
            return false;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                // Still on the connection of the transaction, which alone can give the lock back.
                database.queryForObject("SELECT RELEASE_LOCK('education.roster')", Integer.class);
            }
        });
        return true;
    }

    /** Every row of a file, also those that are deleted. */
    Map<String, Known> known(RosterFile file) {
        var known = new HashMap<String, Known>();
        database.query("SELECT sourced_id, source, digest, status FROM " + file.table(), row -> {
            known.put(
                    row.getString(1),
                    new Known(
                            row.getString(2), row.getString(3), row.getString(4).equals("active")));
        });
        return known;
    }

    /** One column of the active rows. */
    Map<String, String> column(RosterFile file, Column column) {
        var cells = new HashMap<String, String>();
        each(file, column, cells::put);
        return cells;
    }

    /** The same, row by row. */
    void each(RosterFile file, Column column, BiConsumer<String, String> each) {
        var sql = "SELECT sourced_id, " + column.sql() + " FROM " + file.table() + " WHERE status = 'active' AND "
                + column.sql() + " IS NOT NULL";
        database.query(sql, row -> {
            each.accept(row.getString(1), row.getString(2));
        });
    }

    /** Every active row of a file with all its cells, in the order of ids. */
    void each(RosterFile file, Consumer<RosterRow> each) {
        var sql = "SELECT * FROM " + file.table() + " WHERE status = 'active' ORDER BY sourced_id";
        database.query(sql, row -> {
            each.accept(RosterRows.read(file, row));
        });
    }

    /** Writes rows with all they have. */
    void put(RosterFile file, String source, List<RosterRow> rows, String now) {
        var columns = file.kept();
        var names = columns.stream().map(Column::sql).toList();
        var all = "sourced_id, status, date_last_modified, source, digest, " + String.join(", ", names);
        var marks = String.join(", ", Collections.nCopies(5 + names.size(), "?"));
        var changes =
                names.stream().map(name -> name + " = VALUES(" + name + ")").collect(Collectors.joining(", "));
        var sql = "INSERT INTO " + file.table() + " (" + all + ") VALUES (" + marks + ") ON DUPLICATE KEY UPDATE"
                + " status = VALUES(status), date_last_modified = VALUES(date_last_modified),"
                + " source = VALUES(source), digest = VALUES(digest), " + changes;
        database.batchUpdate(sql, rows, BATCH, (statement, row) -> {
            int at = 1;
            statement.setString(at++, row.id());
            statement.setString(at++, "active");
            statement.setString(at++, row.modified().isEmpty() ? now : row.modified());
            statement.setString(at++, source);
            statement.setString(at++, row.digest(file));
            for (var column : columns) {
                statement.setString(at++, row.cells().get(column.name()));
            }
        });
    }

    /** Marks rows as deleted; they stay, so that others who ask learn of it. */
    void remove(RosterFile file, Collection<String> ids, String at) {
        database.batchUpdate(
                "UPDATE " + file.table()
                        + " SET status = 'tobedeleted', digest = '', date_last_modified = ? WHERE sourced_id = ?",
                ids,
                BATCH,
                (statement, id) -> {
                    statement.setString(1, at);
                    statement.setString(2, id);
                });
    }
}
