package io.parkcloud.control.store.mysql;

import io.parkcloud.control.kind.UniqueClaim;
import io.parkcloud.control.store.Acceptance;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Composes all that new resources of one place write, with the commit: everybody who wants something of a project meets at its
 * counters, which are therefore locked last, and given back before the answer is even on its way.
 */
final class Bundles {

    private Bundles() {}

    /** @param company new rows of one place, at least one */
    static Sql of(List<NewRow> company) {
        var sql = new Sql();
        ResourceSql.insert(
                sql,
                each(
                        company,
                        m -> Stream.of(
                                ResourceSql.Row.of(m.row(), m.acceptance().lease()))));
        ResourceSql.references(
                sql,
                each(company, m -> ResourceSql.Link.of(m.row(), m.acceptance().references()).stream()));
        company.forEach(m -> ResourceSql.labels(sql, m.row().id(), m.row().labels()));
        claims(sql, company);
        JournalSql.operations(
                sql, each(company, m -> Stream.ofNullable(m.acceptance().operation())));
        keys(sql, each(company, Bundles::key));
        JournalSql.audits(sql, each(company, m -> Stream.of(m.acceptance().audit())));
        JournalSql.announce(sql, each(company, m -> Stream.of(added(m))));
        Acceptor.charge(sql, company.getFirst().row(), deltas(company));
        return sql.statement("COMMIT");
    }

    private static void claims(Sql sql, List<NewRow> company) {
        record Held(UniqueClaim claim, ResourceId holder) {}
        var claims = each(company, m -> m.acceptance().claims().stream()
                .map(claim -> new Held(claim, m.row().id())));
        if (!claims.isEmpty()) {
            sql.statement("INSERT INTO unique_claim (space, name, holder) VALUES ");
            sql.each(",", claims, c -> sql.tuple(c.claim().space(), c.claim().key(), c.holder()));
        }
    }

    /** A key that the request of a new row was sent with. */
    private record Key(Acceptance.Idempotency key, ResourceId resource, ResourceId operation, long at) {}

    private static Stream<Key> key(NewRow member) {
        var operation = member.acceptance().operation();
        return operation == null
                ? Stream.empty()
                : member.acceptance().idempotency().stream()
                        .map(key -> new Key(
                                key,
                                member.row().id(),
                                operation.id(),
                                member.acceptance().audit().at()));
    }

    private static void keys(Sql sql, List<Key> keys) {
        if (!keys.isEmpty()) {
            sql.statement("INSERT INTO idempotency (scope, name, hash, resource, operation, created_at) VALUES ");
            sql.each(
                    ",",
                    keys,
                    k -> sql.tuple(
                            k.key().scope(), k.key().key(), k.key().hash(), k.resource(), k.operation(), k.at()));
        }
    }

    private static JournalSql.Event added(NewRow member) {
        var row = member.row();
        return new JournalSql.Event("Added", row, row.revision(), row.createdAt());
    }

    private static Map<String, Long> deltas(List<NewRow> company) {
        var sums = new TreeMap<String, Long>();
        company.forEach(m -> m.acceptance().charges().forEach((metric, delta) -> sums.merge(metric, delta, Long::sum)));
        return sums;
    }

    private static <E> List<E> each(List<NewRow> company, Function<NewRow, Stream<E>> part) {
        return company.stream().flatMap(part).toList();
    }
}
