package io.parkcloud.healthcare.fhir;

import io.parkcloud.healthcare.index.IndexRow;
import io.parkcloud.healthcare.index.Indexer.Indexed;
import io.parkcloud.healthcare.store.StoredResource;
import io.parkcloud.healthcare.store.StoredResource.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes rows of resources, versions and index, many at a time: a statement for each table, however many resources there are. */
@Component
final class ResourceRows {
    private static final List<String> INDEX =
            List.of("sp_token", "sp_string", "sp_date", "sp_reference", "sp_quantity");

    private final JdbcTemplate database;

    ResourceRows(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * A version to be written.
     *
     * @param stored the version
     * @param indexed what it can be found by; that of a deletion is not looked at
     */
    record Fresh(StoredResource stored, Indexed indexed) {
        boolean first() {
            return stored.version() == 1;
        }

        boolean deletion() {
            return stored.method() == Method.DELETE;
        }
    }

    void write(List<Fresh> all) {
        resources(all);
        batch(
                "INSERT INTO resource_version (pk, version, type, updated_at, method, body) VALUES (?, ?, ?, ?, ?, ?)",
                all.stream()
                        .map(Fresh::stored)
                        .map(s -> new Object[] {
                            s.pk(),
                            s.version(),
                            s.type(),
                            s.updatedAt(),
                            s.method().letter(),
                            s.body()
                        })
                        .toList());
        // What is deleted keeps its index: no search looks at it, but the consents that guard its history do.
        var indexed = all.stream().filter(fresh -> !fresh.deletion()).toList();
        clear(indexed.stream().filter(fresh -> !fresh.first()).toList());
        index(indexed);
    }

    private void resources(List<Fresh> all) {
        batch(
                "INSERT INTO resource (pk, type, fhir_id, version, updated_at, deleted) VALUES (?, ?, ?, 1, ?, FALSE)",
                all.stream()
                        .filter(Fresh::first)
                        .map(Fresh::stored)
                        .map(s -> new Object[] {s.pk(), s.type(), s.id(), s.updatedAt()})
                        .toList());
        batch(
                "UPDATE resource SET version = ?, updated_at = ?, deleted = ? WHERE pk = ?",
                all.stream()
                        .filter(fresh -> !fresh.first())
                        .map(fresh -> new Object[] {
                            fresh.stored().version(),
                            fresh.stored().updatedAt(),
                            fresh.deletion(),
                            fresh.stored().pk()
                        })
                        .toList());
    }

    private void clear(List<Fresh> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var pks = changed.stream().map(fresh -> (Object) fresh.stored().pk()).toArray();
        var these = "(" + String.join(",", Collections.nCopies(pks.length, "?")) + ")";
        database.update(
                "INSERT IGNORE INTO resource_past_code (pk, code_hash, system_hash)"
                        + " SELECT DISTINCT pk, code_hash, system_hash FROM sp_token WHERE pk IN " + these,
                pks);
        for (var table : INDEX) {
            database.update("DELETE FROM " + table + " WHERE pk IN " + these, pks);
        }
    }

    private void index(List<Fresh> all) {
        var patients = new ArrayList<Object[]>();
        var tokens = new ArrayList<Object[]>();
        var texts = new ArrayList<Object[]>();
        var times = new ArrayList<Object[]>();
        var links = new ArrayList<Object[]>();
        var amounts = new ArrayList<Object[]>();
        for (var fresh : all) {
            long pk = fresh.stored().pk();
            fresh.indexed().patients().forEach(patient -> patients.add(new Object[] {pk, patient}));
            for (var row : fresh.indexed().rows()) {
                switch (row) {
                    case IndexRow.Token t ->
                        tokens.add(new Object[] {t.param(), t.codeHash(), t.systemHash(), pk, t.code()});
                    case IndexRow.Text t -> texts.add(new Object[] {t.param(), t.folded(), t.exactHash(), pk});
                    case IndexRow.Time t ->
                        times.add(new Object[] {
                            t.param(), t.span().low(), t.span().high(), pk
                        });
                    case IndexRow.Link l -> links.add(new Object[] {l.param(), l.targetId(), l.targetType(), pk});
                    case IndexRow.Amount a ->
                        amounts.add(new Object[] {a.param(), a.value(), a.systemHash(), a.codeHash(), pk});
                }
            }
        }
        batch("INSERT IGNORE INTO resource_patient (pk, patient_id) VALUES (?, ?)", patients);
        batch("INSERT INTO sp_token (param, code_hash, system_hash, pk, code) VALUES (?, ?, ?, ?, ?)", tokens);
        batch("INSERT INTO sp_string (param, folded, exact_hash, pk) VALUES (?, ?, ?, ?)", texts);
        batch("INSERT INTO sp_date (param, low, high, pk) VALUES (?, ?, ?, ?)", times);
        batch("INSERT INTO sp_reference (param, target_id, target_type, pk) VALUES (?, ?, ?, ?)", links);
        batch("INSERT INTO sp_quantity (param, amount, system_hash, code_hash, pk) VALUES (?, ?, ?, ?, ?)", amounts);
    }

    private void batch(String statement, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            database.batchUpdate(statement, rows);
        }
    }
}
