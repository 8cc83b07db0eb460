package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import io.parkcloud.app.Sql;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.account.Role;
import io.parkcloud.healthcare.consent.Visibility;
import io.parkcloud.healthcare.fhir.Writer.Batch;
import io.parkcloud.healthcare.fhir.Writer.Target;
import io.parkcloud.healthcare.index.LocalReference;
import io.parkcloud.healthcare.search.ResourceReader;
import io.parkcloud.healthcare.store.Keys;
import io.parkcloud.healthcare.store.StoredResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds out which rows a batch of changes is about, and locks those that exist. */
@Component
final class Targets {
    private static final int LOCKS = 256;
    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    private final JdbcTemplate database;
    private final Conditions conditions;
    private final ResourceReader reader;
    private final Visibility visibility;
    private final Keys keys;

    Targets(JdbcTemplate database, Conditions conditions, ResourceReader reader, Visibility visibility, Keys keys) {
        this.database = database;
        this.conditions = conditions;
        this.reader = reader;
        this.visibility = visibility;
        this.keys = keys;
    }

    /** The row of each wish. */
    List<Target> find(Batch batch, Caller caller) {
        lockConditions(batch);
        var met = new HashMap<String, String>();
        var wanted = new ArrayList<LocalReference>();
        var known = new HashSet<LocalReference>();
        for (var wish : batch.wishes()) {
            switch (wish) {
                case Wish.Create create -> wanted.add(created(create, met, known, caller));
                case Wish.Put put -> {
                    var reference = put(put, met, caller);
                    wanted.add(reference);
                    known.add(reference);
                }
                case Wish.Remove remove -> {
                    var reference = new LocalReference(remove.type(), remove.id());
                    wanted.add(reference);
                    known.add(reference);
                }
            }
        }
        var rows = lock(known, caller);
        return wanted.stream()
                .map(reference -> Optional.ofNullable(rows.get(reference))
                        .orElseGet(() ->
                                new Target(reference.type(), reference.id(), keys.next(), Optional.empty(), false)))
                .toList();
    }

    Optional<StoredResource> read(String type, String id, Caller caller) {
        return reader.current(type, id, caller);
    }

    /** Whose data the rows are. */
    Map<Long, List<String>> patientsOf(Collection<Long> pks) {
        var found = new HashMap<Long, List<String>>();
        if (!pks.isEmpty()) {
            var sql = new Sql()
                    .add("SELECT pk, patient_id FROM resource_patient WHERE pk IN")
                    .in(pks);
            database.query(
                    sql.text(),
                    row -> {
                        found.computeIfAbsent(row.getLong(1), pk -> new ArrayList<>())
                                .add(row.getString(2));
                    },
                    sql.arguments());
        }
        return found;
    }

    private LocalReference created(
            Wish.Create create, Map<String, String> met, Set<LocalReference> known, Caller caller) {
        var type = create.resource().fhirType();
        if (!create.condition().isEmpty()) {
            var found = conditions.one(type, create.condition(), caller);
            if (found.isPresent()) {
                var reference = new LocalReference(type, found.get());
                known.add(reference);
                return reference;
            }
            if (met.containsKey(type + "?" + create.condition())) {
                throw new InvalidRequestException(
                        "'" + create.condition() + "' is the condition of two entries of one transaction; send one");
            }
        }
        var id = keys.resourceId();
        met.put(type + "?" + create.condition(), id);
        return new LocalReference(type, id);
    }

    private LocalReference put(Wish.Put put, Map<String, String> met, Caller caller) {
        var type = put.resource().fhirType();
        var own = put.resource().getIdElement().getIdPart();
        if (put.condition().isEmpty()) {
            if (!put.id().matches(ID)) {
                throw new InvalidRequestException(
                        "'" + put.id() + "' is no id: 1 to 64 letters, digits, '-' and '.' are; choose another");
            }
            if (own == null || !own.equals(put.id())) {
                throw new InvalidRequestException(
                        "The address names " + type + "/" + put.id() + ", but the body's id is "
                                + (own == null ? "missing" : "'" + own + "'") + "; make them equal");
            }
            return new LocalReference(type, put.id());
        }
        var found = conditions.one(type, put.condition(), caller);
        if (found.isPresent() && own != null && !own.equals(found.get())) {
            throw new InvalidRequestException("'" + put.condition() + "' finds " + type + "/" + found.get()
                    + ", but the body's id is '" + own + "'; leave it out");
        }
        var id = found.orElse(own == null ? keys.resourceId() : own);
        met.put(type + "?" + put.condition(), id);
        return new LocalReference(type, id);
    }

    /** In the order of the locks' numbers, so that two batches never wait for each other. */
    private void lockConditions(Batch batch) {
        var locks = new TreeSet<Long>();
        for (var wish : batch.wishes()) {
            var condition =
                    switch (wish) {
                        case Wish.Create create -> create.condition();
                        case Wish.Put put -> put.condition();
                        case Wish.Remove remove -> "";
                    };
            if (!condition.isEmpty()) {
                locks.add(Math.floorMod(Keys.hash(condition), (long) LOCKS));
            }
        }
        if (!locks.isEmpty()) {
            var sql = new Sql()
                    .add("SELECT id FROM condition_lock WHERE id IN")
                    .in(locks)
                    .add("ORDER BY id FOR UPDATE");
            database.queryForList(sql.text(), Integer.class, sql.arguments());
        }
    }

    /** Those that exist, locked. What the caller may not see is as absent, but its id is taken all the same. */
    private Map<LocalReference, Target> lock(Set<LocalReference> wanted, Caller caller) {
        var found = new HashMap<LocalReference, Target>();
        if (wanted.isEmpty()) {
            return found;
        }
        var pairs = pairs(wanted);
        var sql = new Sql()
                .add("SELECT pk, type, fhir_id, version, deleted FROM resource WHERE (type, fhir_id) IN")
                .add(pairs)
                .add("ORDER BY pk FOR UPDATE");
        database.query(
                sql.text(),
                row -> {
                    var target = new Target(
                            row.getString(2),
                            row.getString(3),
                            row.getLong(1),
                            Optional.of(row.getInt(4)),
                            row.getBoolean(5));
                    found.put(new LocalReference(target.type(), target.id()), target);
                },
                sql.arguments());
        if (!caller.is(Role.SYSTEM) && !found.isEmpty()) {
            var visible = new Sql()
                    .add("SELECT r.type, r.fhir_id FROM resource r WHERE (r.type, r.fhir_id) IN")
                    .add(pairs)
                    .add(visibility.of(caller, "r"));
            var seen = new HashSet<>(database.query(
                    visible.text(),
                    (row, number) -> new LocalReference(row.getString(1), row.getString(2)),
                    visible.arguments()));
            for (var reference : found.keySet()) {
                if (!seen.contains(reference)) {
                    throw new ResourceNotFoundException(reference + " is not known");
                }
            }
        }
        return found;
    }

    static Sql pairs(Collection<LocalReference> references) {
        var sql = new Sql().add("(");
        var arguments = references.stream()
                .flatMap(reference -> Stream.of(reference.type(), reference.id()))
                .toArray();
        return sql.add(String.join(",", Collections.nCopies(references.size(), "(?,?)")), arguments)
                .add(")");
    }
}
