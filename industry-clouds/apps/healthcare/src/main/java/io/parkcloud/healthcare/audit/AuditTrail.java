package io.parkcloud.healthcare.audit;

import io.parkcloud.app.Sql;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.audit.AuditEntry.Action;
import io.parkcloud.healthcare.audit.AuditEntry.Outcome;
import io.parkcloud.healthcare.store.Keys;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The audit trail. Entries are added before an answer is given, those of a write in its transaction; if that fails there is no
 * answer. Nothing changes or removes them: the database refuses it where it lets us say so.
 */
@Component
public final class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int LONGEST_DETAIL = 1_000;

    private final JdbcTemplate database;
    private final Keys keys;
    private final Clock clock;

    AuditTrail(JdbcTemplate database, Keys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
        for (var event : List.of("UPDATE", "DELETE")) {
            guard(event);
        }
    }

    /** Some servers let only their administrator make triggers; then the program's own restraint has to do. */
    private void guard(String event) {
        try {
            database.execute("CREATE TRIGGER IF NOT EXISTS audit_entry_no_" + event.toLowerCase(java.util.Locale.ROOT)
                    + " BEFORE " + event + " ON audit_entry FOR EACH ROW"
                    + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit entries are never changed'");
        } catch (DataAccessException e) {
            LOG.warn("The database does not let us guard audit_entry against {}: {}", event, e.getMessage());
        }
    }

    /** Adds entries. */
    public void add(Collection<AuditEntry> entries) {
        long now = clock.millis();
        database.batchUpdate(
                "INSERT INTO audit_entry (id, at, username, role, organization, source, action, interaction, outcome,"
                        + " purpose, target, patient_id, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries.stream().map(entry -> row(entry, now)).toList());
    }

    /** Adds an entry for each patient whose data it is about, or one if it is about nobody's. */
    public void add(AuditEntry entry, Collection<String> patients) {
        add(
                patients.isEmpty()
                        ? List.of(entry)
                        : patients.stream().map(patient -> of(entry, patient)).toList());
    }

    private static AuditEntry of(AuditEntry entry, String patient) {
        return new AuditEntry(
                entry.caller(),
                entry.action(),
                entry.interaction(),
                entry.outcome(),
                entry.target(),
                patient,
                entry.detail());
    }

    private Object[] row(AuditEntry entry, long now) {
        var caller = entry.caller();
        return new Object[] {
            keys.next(),
            now,
            cut(caller.username(), 60),
            caller.role().name(),
            caller.organization(),
            cut(caller.source(), 60),
            entry.action().name(),
            entry.interaction(),
            entry.outcome().code(),
            cut(caller.purpose(), 40),
            cut(entry.target(), 200),
            entry.patient(),
            cut(entry.detail(), LONGEST_DETAIL)
        };
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** Entries from the newest on. */
    public List<Line> lines(Filter filter, Optional<Long> before, int limit) {
        var sql = new Sql()
                .add("SELECT id, at, username, role, organization, source, action, interaction, outcome, purpose,"
                        + " target, patient_id, detail FROM audit_entry WHERE TRUE")
                .add(where(filter));
        before.ifPresent(id -> sql.add("AND id < ?", id));
        sql.add("ORDER BY id DESC LIMIT ?", limit);
        return database.query(
                sql.text(),
                (row, number) -> new Line(
                        row.getLong("id"),
                        row.getLong("at"),
                        row.getString("username"),
                        row.getString("role"),
                        row.getString("organization"),
                        row.getString("source"),
                        Action.valueOf(row.getString("action")),
                        row.getString("interaction"),
                        row.getString("outcome"),
                        row.getString("purpose"),
                        row.getString("target"),
                        row.getString("patient_id"),
                        row.getString("detail")),
                sql.arguments());
    }

    /** How many entries there are. */
    public long count(Filter filter) {
        var sql = new Sql().add("SELECT COUNT(*) FROM audit_entry WHERE TRUE").add(where(filter));
        var count = database.queryForObject(sql.text(), Long.class, sql.arguments());
        return count == null ? 0 : count;
    }

    private static Sql where(Filter filter) {
        var sql = new Sql();
        filter.id().ifPresent(id -> sql.add("AND id = ?", id));
        filter.username().ifPresent(name -> sql.add("AND username = ?", name));
        filter.patient().ifPresent(id -> sql.add("AND patient_id = ?", id));
        filter.action().ifPresent(action -> sql.add("AND action = ?", action.name()));
        filter.outcome().ifPresent(outcome -> sql.add("AND outcome = ?", outcome));
        filter.purpose().ifPresent(purpose -> sql.add("AND purpose = ?", purpose));
        return sql.add("AND at >= ? AND at <= ?", filter.low(), filter.high());
    }

    /** Notes that a request was refused or failed. */
    public void refused(Caller caller, String interaction, Outcome outcome, String target, String why) {
        add(List.of(new AuditEntry(caller, Action.E, interaction, outcome, target, "", why)));
    }

    /** Which entries; what is empty is not asked for. */
    public record Filter(
            Optional<Long> id,
            Optional<String> username,
            Optional<String> patient,
            Optional<Action> action,
            Optional<String> outcome,
            Optional<String> purpose,
            Span span) {
        long low() {
            return span.low();
        }

        long high() {
            return span.high();
        }

        /** Everything. */
        public static Filter all() {
            return new Filter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new Span(Long.MIN_VALUE, Long.MAX_VALUE));
        }
    }

    /** From when until when, in milliseconds. */
    public record Span(long low, long high) {}
}
