package io.parkcloud.education.roster;

import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a OneRoster 1.2 archive: reads all of it, checks all of it, and only if nothing is wrong writes what has changed, in one
 * transaction. So the same archive taken twice changes nothing the second time.
 *
 * @see <a href="https://www.imsglobal.org/spec/oneroster/v1p2/bind/csv">OneRoster 1.2 CSV binding (bulk and delta)</a>
 */
@Service
public final class RosterImport {
    private static final int LISTED = 30;

    private final JdbcTemplate database;
    private final TransactionTemplate transactions;
    private final RosterStore store;
    private final JsonMapper json;
    private final Clock clock;

    RosterImport(
            JdbcTemplate database, TransactionTemplate transactions, RosterStore store, JsonMapper json, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** What was read of an archive. */
    private record Read(Manifest manifest, Map<RosterFile, List<RosterRow>> rows) {}

    /**
     * Takes an archive, or says what is wrong with it.
     *
     * @param zip the archive
     * @param fileName what it was called
     * @param username who wants it
     * @return the report, which is kept too
     * @throws EducationException {@code ROSTER_INVALID} if another import is running
     */
    public ImportReport take(Path zip, String fileName, String username) {
        var findings = new Findings();
        var read = read(zip, findings);
        var changes = new EnumMap<RosterFile, Change>(RosterFile.class);
        boolean taken = Boolean.TRUE.equals(transactions.execute(status -> {
            if (!store.lock()) {
                throw new EducationException(
                        Problem.ROSTER_INVALID,
                        "Another roster is being taken at this moment; try again when it is done");
            }
            return write(read, changes, findings);
        }));
        return note(fileName, username, read.manifest().source(), taken, changes, findings);
    }

    private static Read read(Path zip, Findings findings) {
        var rows = new EnumMap<RosterFile, List<RosterRow>>(RosterFile.class);
        try (var archive = RosterArchive.open(zip, findings)) {
            if (archive == null) {
                return new Read(new Manifest("", Map.of()), rows);
            }
            var manifest = Manifest.read(archive, findings);
            if (findings.mistakes() == 0) {
                manifest.modes()
                        .forEach((file, mode) ->
                                rows.put(file, RowReader.read(archive, file, mode == Manifest.Mode.BULK, findings)));
            }
            return new Read(manifest, rows);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the archive", e);
        }
    }

    private boolean write(Read read, Map<RosterFile, Change> changes, Findings findings) {
        var source = read.manifest().source();
        for (var file : RosterFile.values()) {
            boolean bulk = read.manifest().modes().get(file) == Manifest.Mode.BULK;
            var rows = read.rows().getOrDefault(file, List.of());
            changes.put(file, Change.of(file, rows, bulk, source, store.known(file)));
        }
        if (findings.complete()) {
            new ReferenceCheck(store, changes, findings).check();
        }
        if (findings.mistakes() > 0 || read.rows().isEmpty()) {
            return false;
        }
        var now = Instants.of(clock.instant());
        for (var change : changes.values()) {
            store.put(change.file(), source, change.put(), now);
            store.remove(change.file(), change.removed().keySet(), now);
        }
        return true;
    }

    private ImportReport note(
            String fileName,
            String username,
            String source,
            boolean taken,
            Map<RosterFile, Change> changes,
            Findings findings) {
        var all = changes.values();
        var report = new ImportReport(
                0,
                clock.instant(),
                username,
                fileName.length() > 200 ? fileName.substring(0, 200) : fileName,
                source,
                taken,
                all.stream().mapToInt(Change::added).sum(),
                all.stream().mapToInt(Change::changed).sum(),
                all.stream().mapToInt(change -> change.removed().size()).sum(),
                all.stream().mapToInt(Change::unchanged).sum(),
                findings.mistakes(),
                findings.kept());
        var keys = new GeneratedKeyHolder();
        database.update(
                connection -> {
                    var statement = connection.prepareStatement(
                            "INSERT INTO roster_import (at, username, file_name, source, taken, added, changed, removed,"
                                    + " unchanged, mistakes, findings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            Statement.RETURN_GENERATED_KEYS);
                    statement.setTimestamp(1, Timestamp.from(report.at()));
                    statement.setString(2, report.username());
                    statement.setString(3, report.fileName());
                    statement.setString(4, report.source());
                    statement.setBoolean(5, taken);
                    statement.setInt(6, report.added());
                    statement.setInt(7, report.changed());
                    statement.setInt(8, report.removed());
                    statement.setInt(9, report.unchanged());
                    statement.setInt(10, report.mistakes());
                    statement.setString(11, json.writeValueAsString(report.findings()));
                    return statement;
                },
                keys);
        return require(Objects.requireNonNull(keys.getKey()).longValue());
    }

    /** The latest imports, newest first. */
    public List<ImportReport> latest() {
        return database.query(
                "SELECT * FROM roster_import ORDER BY id DESC LIMIT " + LISTED, (row, number) -> report(row));
    }

    /** One of them. @throws EducationException {@code NOT_FOUND} */
    public ImportReport require(long id) {
        return database.query("SELECT * FROM roster_import WHERE id = ?", (row, number) -> report(row), id).stream()
                .findFirst()
                .orElseThrow(() -> new EducationException(Problem.NOT_FOUND, "There is no import with this number"));
    }

    private ImportReport report(ResultSet row) throws SQLException {
        return new ImportReport(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("username"),
                row.getString("file_name"),
                row.getString("source"),
                row.getBoolean("taken"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("removed"),
                row.getInt("unchanged"),
                row.getInt("mistakes"),
                json.readValue(row.getString("findings"), new TypeReference<List<Finding>>() {}));
    }
}
