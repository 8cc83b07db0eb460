package io.parkcloud.control.store.mysql;

import io.parkcloud.kernel.ResourceId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Statements on many quota counters and usage records. */
final class LedgerSql {

    private LedgerSql() {}

    /** A movement of one counter. */
    record Movement(ResourceId scope, String metric, long reserved, long used) {}

    /** Reserves where the ceiling allows it; a counter that does not allow it, or is missing, is not among the rows written. */
    static void reserve(Sql sql, Collection<ResourceId> scopes, Map<String, Long> deltas) {
        sql.statement("UPDATE quota SET reserved = reserved + ");
        delta(sql, deltas);
        sql.add(" WHERE scope")
                .in(scopes)
                .add(" AND metric")
                .in(deltas.keySet())
                .add(" AND (ceiling IS NULL OR ");
        delta(sql, deltas);
        sql.add(" <= 0 OR reserved + used + ");
        delta(sql, deltas);
        sql.add(" <= ceiling)");
    }

    private static void delta(Sql sql, Map<String, Long> deltas) {
        sql.add("CASE metric")
                .each(
                        "",
                        deltas.entrySet(),
                        d -> sql.add(" WHEN ").value(d.getKey()).add(" THEN ").value(d.getValue()))
                .add(" END");
    }

    /** Moves counters, in the order in which everybody locks them: scope by scope, metric by metric. */
    static void move(Sql sql, Collection<Movement> movements) {
        movements.stream()
                .sorted(Comparator.comparing(Movement::metric))
                .collect(Collectors.groupingBy(Movement::scope, TreeMap::new, Collectors.toList()))
                .forEach((scope, metrics) -> {
                    sql.statement("UPDATE quota SET reserved = reserved + ");
                    byMetric(sql, metrics, Movement::reserved);
                    sql.add(", used = used + ");
                    byMetric(sql, metrics, Movement::used);
                    sql.add(" WHERE scope = ").value(scope).add(" AND metric");
                    sql.in(metrics.stream().map(Movement::metric).toList());
                });
    }

    private static void byMetric(Sql sql, List<Movement> metrics, ToLongFunction<Movement> amount) {
        sql.add("CASE metric")
                .each(
                        "",
                        metrics,
                        m -> sql.add(" WHEN ").value(m.metric()).add(" THEN ").value(amount.applyAsLong(m)))
                .add(" END");
    }

    /** Begins the use of what these rows are charged for. */
    static void startUsage(Sql sql, List<ResourceRow> rows, long now) {
        record Use(ResourceRow row, String metric, long amount) {}
        var uses = rows.stream()
                .flatMap(row -> new TreeMap<>(row.chargeMap())
                        .entrySet().stream().map(c -> new Use(row, c.getKey(), c.getValue())))
                .toList();
        if (!uses.isEmpty()) {
            sql.statement("INSERT INTO usage_record"
                    + " (resource, kind, name, tenant, project, metric, amount, generation, started_at) VALUES ");
            sql.each(",", uses, u -> {
                var r = u.row();
                sql.tuple(
                        r.id(),
                        r.kind(),
                        r.name(),
                        r.tenant(),
                        r.project(),
                        u.metric(),
                        u.amount(),
                        r.generation(),
                        now);
            });
        }
    }

    static void endUsage(Sql sql, Collection<ResourceId> ids, long now) {
        sql.statement("UPDATE usage_record SET ended_at = ")
                .value(now)
                .add(" WHERE ended_at IS NULL AND resource")
                .in(ids);
    }
}
