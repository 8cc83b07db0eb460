package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.Datum;
import io.parkcloud.engine.ovn.ovsdb.Replica;
import io.parkcloud.engine.ovn.ovsdb.Row;
import io.parkcloud.engine.ovn.ovsdb.Transaction;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How some rows of a database should be, and what has to be done to get there from how they are. Pure: it reads a replica
 * and writes nothing. Rows and columns that it does not mention are left alone.
 */
final class RowPlan {

    private record RowKey(String table, UUID uuid) {}

    private record Membership(RowKey parent, String column, UUID child, boolean wanted) {}

    private record Parent(RowKey row, EngineException ifAbsent) {}

    private final Map<RowKey, Map<String, Datum>> wanted = new LinkedHashMap<>();
    private final List<Membership> memberships = new ArrayList<>();
    private final Set<RowKey> gone = new HashSet<>();
    private final List<Parent> parents = new ArrayList<>();

    /** The row exists, with these values in these columns. */
    RowPlan row(String table, UUID uuid, Map<String, Datum> columns) {
        wanted.put(new RowKey(table, uuid), columns);
        return this;
    }

    /** The set column of the parent contains the child. */
    RowPlan link(String table, UUID parent, String column, UUID child) {
        memberships.add(new Membership(new RowKey(table, parent), column, child, true));
        return this;
    }

    /** The set column of the parent, if there is one, does not contain the child. A child without parent goes by itself. */
    RowPlan unlink(String table, UUID parent, String column, UUID child) {
        memberships.add(new Membership(new RowKey(table, parent), column, child, false));
        return this;
    }

    /** The row does not exist. */
    RowPlan gone(String table, UUID uuid) {
        gone.add(new RowKey(table, uuid));
        return this;
    }

    /** The row must be there already, made by somebody else. */
    RowPlan parent(String table, UUID uuid, EngineException ifAbsent) {
        parents.add(new Parent(new RowKey(table, uuid), ifAbsent));
        return this;
    }

    /**
     * @param owner value of {@code external_ids:parkcloud} in rows that may be touched
     * @return empty if all is as planned
     * @throws EngineException if a parent is missing or a row belongs to somebody else
     */
    Transaction difference(Replica replica, String owner) {
        for (var parent : parents) {
            if (!exists(replica, parent.row())) {
                throw parent.ifAbsent();
            }
        }
        var transaction = new Transaction();
        wanted.forEach((key, columns) -> rowDifference(replica, owner, key, columns, transaction));
        for (var membership : memberships) {
            membershipDifference(replica, membership, transaction);
        }
        for (var key : gone) {
            replica.row(key.table(), key.uuid()).ifPresent(row -> {
                requireOwn(key, row, owner);
                transaction.delete(key.table(), key.uuid());
            });
        }
        if (!transaction.isEmpty()) { // what was there when we looked must still be there when it is done
            parents.forEach(parent ->
                    transaction.require(parent.row().table(), parent.row().uuid()));
        }
        return transaction;
    }

    private static void rowDifference(
            Replica replica, String owner, RowKey key, Map<String, Datum> columns, Transaction transaction) {
        var present = replica.row(key.table(), key.uuid());
        if (present.isEmpty()) {
            transaction.insert(key.table(), key.uuid(), columns);
            return;
        }
        requireOwn(key, present.get(), owner);
        var changes = new HashMap<String, Datum>();
        columns.forEach((column, datum) -> {
            var now = present.get().columns().get(column);
            boolean same = now == null ? datum.isDefault() : now.equals(datum);
            if (!same && !(now != null && now.isDefault() && datum.isDefault())) {
                changes.put(column, datum);
            }
        });
        if (!changes.isEmpty()) {
            transaction.update(key.table(), key.uuid(), changes);
        }
    }

    private void membershipDifference(Replica replica, Membership membership, Transaction transaction) {
        var parent = membership.parent();
        boolean linked = replica.row(parent.table(), parent.uuid())
                .map(row -> row.contains(membership.column(), membership.child()))
                .orElse(false);
        if (linked == membership.wanted()) {
            return;
        }
        var child = Datum.of(membership.child());
        if (membership.wanted()) {
            transaction.add(parent.table(), parent.uuid(), membership.column(), child);
        } else {
            transaction.remove(parent.table(), parent.uuid(), membership.column(), child);
        }
    }

    private static boolean exists(Replica replica, RowKey key) {
        return replica.row(key.table(), key.uuid()).isPresent();
    }

    private static void requireOwn(RowKey key, Row row, String owner) {
        if (Northbound.marked(key.table())
                && row.entry("external_ids", Northbound.OWNER)
                        .filter(owner::equals)
                        .isEmpty()) {
            throw new EngineException(
                    EngineErrors.REFUSED,
                    "row %s of %s exists but is not marked with external_ids:%s=%s; it is left alone. Delete or mark it by hand"
                            .formatted(key.uuid(), key.table(), Northbound.OWNER, owner));
        }
    }

    /** The set of row ids as a column value. */
    static Datum references(Collection<UUID> rows) {
        return Datum.set(rows);
    }
}
