package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.Charges;
import io.parkcloud.control.store.Settlement;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a batch of reconcile passes back in two round trips, the second with the commit; runs inside the caller's transaction. */
final class Settler {

    private final SqlMapper statements;

    Settler(SqlMapper statements) {
        this.statements = statements;
    }

    /** What a batch comes to, gathered before anything is written. */
    private static final class Batch {
        final Map<WriteBack.Same, List<WriteBack.Row>> writes = new LinkedHashMap<>();
        final List<ResourceId> forgotten = new ArrayList<>();
        final Map<JournalSql.End, List<ResourceId>> ends = new LinkedHashMap<>();
        final Map<String, List<ResourceId>> progress = new LinkedHashMap<>();
        final Map<Counter, long[]> counters = new TreeMap<>();
        final List<ResourceRow> usageStarts = new ArrayList<>();
        final List<ResourceId> usageEnds = new ArrayList<>();
        final List<JournalSql.Event> events = new ArrayList<>();
        final Set<ResourceId> owners = new TreeSet<>();
        final List<ResourceId> refused = new ArrayList<>();
    }

    private record Counter(ResourceId scope, String metric) implements Comparable<Counter> {
        @Override
        public int compareTo(Counter o) {
            return Comparator.comparing(Counter::scope)
                    .thenComparing(Counter::metric)
                    .compare(this, o);
        }
    }

    List<ResourceId> settle(List<Settlement> passes, long now) {
        var rows = new HashMap<ResourceId, ResourceRow>();
        var ids = passes.stream().map(p -> p.before().id()).toList();
        statements.rows(ResourceSql.lockExclusive(ids)).forEach(row -> rows.put(row.id(), row));
        var batch = new Batch();
        for (var pass : passes) {
            gather(pass, rows.get(pass.before().id()), batch, now);
        }
        var sql = new Sql();
        write(batch, sql, now);
        if (!sql.isEmpty()) {
            statements.run(sql.statement("COMMIT"));
        }
        return batch.refused;
    }

    private void gather(Settlement pass, @Nullable ResourceRow row, Batch batch, long now) {
        if (row == null || row.fence() != pass.before().fence()) {
            batch.refused.add(pass.before().id());
            return;
        }
        boolean current = row.generation() == pass.before().generation();
        if (pass.changes()) {
            announce(pass, row, batch, now);
        }
        if (pass.forget()) {
            forget(row, batch);
            return;
        }
        boolean confirm = pass.settled() && current && pass.phase() == Phase.READY && !row.charged();
        if (confirm) {
            confirm(row, batch);
        }
        end(pass, row, batch);
        boolean lookAgain = row.woken() || !current;
        var same = new WriteBack.Same(
                current ? pass.phase() : row.phase(),
                pass.settled() ? pass.before().generation() : row.observedGeneration(),
                row.charged() || confirm,
                pass.changes() ? 1 : 0,
                pass.keepLease(),
                pass.attempt());
        put(batch.writes, same, new WriteBack.Row(row.id(), pass.status(), lookAgain ? now : pass.nextLook()));
    }

    private static void announce(Settlement pass, ResourceRow row, Batch batch, long now) {
        var type = pass.forget() ? "Deleted" : "Modified";
        batch.events.add(new JournalSql.Event(type, row.stored(), row.revision() + 1, now));
        if (row.owner() != null && !pass.attended()) {
            batch.owners.add(row.owner());
        }
    }

    private static void forget(ResourceRow row, Batch batch) {
        batch.forgotten.add(row.id());
        put(batch.ends, JournalSql.End.FORGOTTEN, row.id());
        batch.usageEnds.add(row.id());
        Charges.movements(row.stored(), row.chargeMap(), Movement::new)
                .forEach(m -> add(batch, m, row.charged() ? 0 : -m.amount(), row.charged() ? -m.amount() : 0));
    }

    private static void confirm(ResourceRow row, Batch batch) {
        Charges.movements(row.stored(), row.chargeMap(), Movement::new)
                .forEach(m -> add(batch, m, -m.amount(), m.amount()));
        batch.usageEnds.add(row.id());
        batch.usageStarts.add(row);
    }

    private static void end(Settlement pass, ResourceRow row, Batch batch) {
        pass.step().ifPresent(step -> put(batch.progress, step, row.id()));
        if (pass.failure().isPresent()) {
            var failure = pass.failure().get();
            var detail = failure.message().length() > 2_000 ? failure.message().substring(0, 2_000) : failure.message();
            var failed = JournalSql.End.failed(
                    pass.before().generation(), failure.code().id(), detail);
            put(batch.ends, failed, row.id());
        } else if (pass.settled()) {
            put(batch.ends, JournalSql.End.succeeded(pass.before().generation()), row.id());
        }
    }

    private record Movement(ResourceId scope, String metric, long amount) {}

    private static void add(Batch batch, Movement m, long reserved, long used) {
        var sums = batch.counters.computeIfAbsent(new Counter(m.scope(), m.metric()), k -> new long[2]);
        sums[0] += reserved;
        sums[1] += used;
    }

    private static void write(Batch batch, Sql sql, long now) {
        batch.writes.forEach((same, rows) -> ResourceSql.writeBack(sql, same, rows));
        ifAny(batch.usageEnds, ids -> LedgerSql.endUsage(sql, ids, now));
        LedgerSql.startUsage(sql, batch.usageStarts, now);
        batch.progress.forEach((step, targets) -> JournalSql.progress(sql, step, targets, now));
        batch.ends.forEach((end, targets) -> JournalSql.end(sql, end, targets, now));
        JournalSql.announce(sql, batch.events);
        var changed = batch.events.stream().map(e -> e.row().id()).toList();
        ifAny(changed, ids -> ResourceSql.wakeReferring(sql, ids, now));
        ifAny(batch.owners, ids -> ResourceSql.wake(sql, ids, now));
        ifAny(batch.forgotten, ids -> ResourceSql.forget(sql, ids));
        var movements = batch.counters.entrySet().stream()
                .map(e -> new LedgerSql.Movement(
                        e.getKey().scope(), e.getKey().metric(), e.getValue()[0], e.getValue()[1]))
                .toList();
        LedgerSql.move(sql, movements);
    }

    private static <K, E> void put(Map<K, List<E>> groups, K group, E member) {
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(member);
    }

    private static <E> void ifAny(Collection<E> items, Consumer<Collection<E>> write) {
        if (!items.isEmpty()) {
            write.accept(items);
        }
    }
}
