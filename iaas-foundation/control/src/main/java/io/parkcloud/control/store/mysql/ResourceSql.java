package io.parkcloud.control.store.mysql;

import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.store.Acceptance;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.ResourceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statements on many rows of the resource table, and on what hangs on them. */
final class ResourceSql {

    private static final String SELECT = "SELECT " + ResourceMapper.COLUMNS + " FROM resource WHERE ";

    private ResourceSql() {}

    /** A new row. */
    record Row(ResourceRow r, long nextLook, @Nullable String holder) {

        /** Leased, or due at once. */
        static Row of(StoredResource row, Optional<Acceptance.Lease> lease) {
            return new Row(
                    ResourceRow.of(row),
                    lease.map(Acceptance.Lease::until).orElse(row.createdAt()),
                    lease.map(Acceptance.Lease::holder).orElse(null));
        }
    }

    static void insert(Sql sql, List<Row> rows) {
        sql.statement("""
                INSERT INTO resource (id, kind, tenant, project, zone, name, labels, phase, generation, observed_generation,
                       revision, owner, spec, status, charges, charged, created_at, next_look, lease_holder, fence, attempt, woken)
                VALUES""");
        sql.each(",", rows, row -> {
            var r = row.r();
            sql.tuple(
                    r.id(),
                    r.kind(),
                    r.tenant(),
                    r.project(),
                    r.zone(),
                    r.name(),
                    r.labels(),
                    r.phase(),
                    r.generation(),
                    r.observedGeneration(),
                    r.revision(),
                    r.owner(),
                    r.spec(),
                    r.status(),
                    r.charges(),
                    r.charged(),
                    r.createdAt(),
                    row.nextLook(),
                    row.holder(),
                    r.fence(),
                    0,
                    false);
        });
    }

    static Sql all(Collection<ResourceId> ids) {
        return new Sql().add(SELECT).add("id").in(ids);
    }

    static Sql lockShared(Collection<ResourceId> ids) {
        return all(ids).add(" ORDER BY id LOCK IN SHARE MODE");
    }

    static Sql lockExclusive(Collection<ResourceId> ids) {
        return all(ids).add(" ORDER BY id FOR UPDATE");
    }

    /** Who claimed them last; nobody does so before the transaction has ended. */
    static Sql fences(Collection<ResourceId> ids) {
        return new Sql().add("SELECT id, fence FROM resource WHERE id").in(ids).add(" ORDER BY id LOCK IN SHARE MODE");
    }

    /** What they refer to, their owners, and what they own. */
    static Sql around(Collection<ResourceId> ids) {
        return new Sql()
                .add(SELECT)
                .add("id IN (SELECT target FROM reference WHERE source")
                .in(ids)
                .add(") UNION ALL ")
                .add(SELECT)
                .add("id IN (SELECT owner FROM resource WHERE id")
                .in(ids)
                .add(") UNION ALL ")
                .add(SELECT)
                .add("owner")
                .in(ids);
    }

    static Sql lease(Collection<ResourceId> ids, String holder, long until) {
        return new Sql()
                .add("UPDATE resource SET fence = fence + 1, lease_holder = ")
                .value(holder)
                .add(", next_look = ")
                .value(until)
                .add(", woken = FALSE WHERE id")
                .in(ids);
    }

    static void writeBack(Sql sql, WriteBack.Same same, List<WriteBack.Row> rows) {
        sql.statement("UPDATE resource SET phase = ").value(same.phase());
        sql.add(", observed_generation = ").value(same.observedGeneration());
        sql.add(", charged = ").value(same.charged());
        sql.add(", revision = revision + ").value(same.revisions());
        sql.add(", attempt = ").value(same.attempt());
        sql.add(", status = ");
        choose(sql, rows, WriteBack.Row::status);
        if (!same.keepLease()) {
            sql.add(", lease_holder = NULL, woken = FALSE, next_look = ");
            choose(sql, rows, WriteBack.Row::nextLook);
        }
        sql.add(" WHERE id").in(rows.stream().map(WriteBack.Row::id).toList());
    }

    private static void choose(Sql sql, List<WriteBack.Row> rows, Function<WriteBack.Row, Object> value) {
        sql.add("CASE id")
                .each(
                        "",
                        rows,
                        row -> sql.add(" WHEN ").value(row.id()).add(" THEN ").value(value.apply(row)))
                .add(" END");
    }

    static void wake(Sql sql, Collection<ResourceId> ids, long now) {
        sql.statement(
                        "UPDATE resource SET woken = lease_holder IS NOT NULL, next_look = IF(lease_holder IS NULL, LEAST(next_look, ")
                .value(now)
                .add("), next_look) WHERE id")
                .in(ids);
    }

    static void wakeReferring(Sql sql, Collection<ResourceId> ids, long now) {
        sql.statement("UPDATE resource r JOIN reference f ON f.source = r.id SET r.woken = r.lease_holder IS NOT NULL,"
                        + " r.next_look = IF(r.lease_holder IS NULL, LEAST(r.next_look, ")
                .value(now)
                .add("), r.next_look) WHERE f.target")
                .in(ids);
    }

    static void forget(Sql sql, Collection<ResourceId> ids) {
        sql.statement("DELETE FROM resource WHERE id").in(ids);
        sql.statement("DELETE FROM reference WHERE source").in(ids);
        sql.statement("DELETE FROM label WHERE resource").in(ids);
        sql.statement("DELETE FROM secret WHERE resource").in(ids);
        sql.statement("DELETE FROM unique_claim WHERE holder").in(ids);
    }

    /** A reference of a row. */
    record Link(ResourceId source, ResourceId target, String kind, String field) {

        static List<Link> of(StoredResource row, List<Reference> references) {
            return references.stream()
                    .map(r -> new Link(row.id(), r.target(), row.kind(), r.field()))
                    .toList();
        }
    }

    static void references(Sql sql, List<Link> links) {
        if (!links.isEmpty()) {
            sql.statement("INSERT INTO reference (source, target, kind, field) VALUES ")
                    .each(",", links, l -> sql.tuple(l.source(), l.target(), l.kind(), l.field()));
        }
    }

    static void labels(Sql sql, ResourceId resource, Map<String, String> labels) {
        if (!labels.isEmpty()) {
            sql.statement("INSERT INTO label (resource, name, value) VALUES ")
                    .each(",", labels.entrySet(), l -> sql.tuple(resource, l.getKey(), l.getValue()));
        }
    }

    /** A name that a pass wants for a row. */
    record Claim(ResourceId space, String name, ResourceId holder, long fence) {}

    /**
     * Claims what can be claimed at once: where the fence is the newest, the holder has nothing in that space yet, and the name
     * is free. How many rows are written tells how many that was, not which.
     */
    static Sql claimAtOnce(List<Claim> claims) {
        var sql = new Sql()
                .add("INSERT IGNORE INTO unique_claim (space, name, holder) SELECT w.space, w.name, r.id FROM (");
        sql.each(" UNION ALL ", claims, c -> sql.add("SELECT ")
                .value(c.space())
                .add(" AS space, ")
                .value(c.name())
                .add(" AS name, ")
                .value(c.holder())
                .add(" AS holder, ")
                .value(c.fence())
                .add(" AS fence"));
        return sql.add(") w JOIN resource r ON r.id = w.holder AND r.fence = w.fence WHERE NOT EXISTS"
                + " (SELECT 1 FROM unique_claim c WHERE c.space = w.space AND c.holder = w.holder) LOCK IN SHARE MODE");
    }
}
