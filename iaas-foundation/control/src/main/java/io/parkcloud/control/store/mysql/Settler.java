package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.Charges;
import io.parkcloud.control.store.Settlement;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes a batch of reconcile passes back in a fixed number of statements; runs inside the caller's transaction. */
final class Settler {

    private final ResourceMapper resources;
    private final OperationMapper operations;
    private final LedgerMapper ledger;
    private final JournalMapper journal;

    Settler(ResourceMapper resources, OperationMapper operations, LedgerMapper ledger, JournalMapper journal) {
        this.resources = resources;
        this.operations = operations;
        this.ledger = ledger;
        this.journal = journal;
    }

    /** What a batch comes to, gathered before anything is written. */
    private static final class Batch {
        final Map<WriteBack.Same, List<WriteBack.Row>> writes = new LinkedHashMap<>();
        final List<ResourceId> forgotten = new ArrayList<>();
        final Map<OperationMapper.End, List<ResourceId>> ends = new LinkedHashMap<>();
        final Map<String, List<ResourceId>> progress = new LinkedHashMap<>();
        final Map<Counter, long[]> counters = new TreeMap<>();
        final List<ResourceId> usageStarts = new ArrayList<>();
        final Set<String> metrics = new TreeSet<>();
        final List<ResourceId> usageEnds = new ArrayList<>();
        final List<ResourceId> changed = new ArrayList<>();
        final List<ResourceId> owners = new ArrayList<>();
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
        resources
                .lockExclusive(
                        passes.stream().map(p -> p.before().id()).sorted().toList())
                .forEach(row -> rows.put(row.id(), row));
        var batch = new Batch();
        for (var pass : passes) {
            gather(pass, rows.get(pass.before().id()), batch, now);
        }
        write(batch, now);
        return batch.refused;
    }

    private void gather(Settlement pass, @Nullable ResourceRow row, Batch batch, long now) {
        if (row == null || row.fence() != pass.before().fence()) {
            batch.refused.add(pass.before().id());
            return;
        }
        boolean current = row.generation() == pass.before().generation();
        if (pass.changes()) {
            announce(row, batch);
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

    private static void announce(ResourceRow row, Batch batch) {
        batch.changed.add(row.id());
        if (row.owner() != null) {
            batch.owners.add(row.owner());
        }
    }

    private static void forget(ResourceRow row, Batch batch) {
        batch.forgotten.add(row.id());
        put(batch.ends, new OperationMapper.End(Long.MAX_VALUE, "FORGOTTEN", null, null), row.id());
        batch.usageEnds.add(row.id());
        Charges.movements(row.stored(), row.chargeMap(), Movement::new)
                .forEach(m -> add(batch, m, row.charged() ? 0 : -m.amount(), row.charged() ? -m.amount() : 0));
    }

    private static void confirm(ResourceRow row, Batch batch) {
        Charges.movements(row.stored(), row.chargeMap(), Movement::new)
                .forEach(m -> add(batch, m, -m.amount(), m.amount()));
        batch.usageEnds.add(row.id());
        batch.usageStarts.add(row.id());
        batch.metrics.addAll(row.chargeMap().keySet());
    }

    private static void end(Settlement pass, ResourceRow row, Batch batch) {
        pass.step().ifPresent(step -> put(batch.progress, step, row.id()));
        if (pass.failure().isPresent()) {
            var failure = pass.failure().get();
            var detail = failure.message().length() > 2_000 ? failure.message().substring(0, 2_000) : failure.message();
            var failed = new OperationMapper.End(
                    pass.before().generation(), "FAILED", failure.code().id(), detail);
            put(batch.ends, failed, row.id());
        } else if (pass.settled()) {
            put(batch.ends, new OperationMapper.End(pass.before().generation(), "SUCCEEDED", null, null), row.id());
        }
    }

    private record Movement(ResourceId scope, String metric, long amount) {}

    private static void add(Batch batch, Movement m, long reserved, long used) {
        var sums = batch.counters.computeIfAbsent(new Counter(m.scope(), m.metric()), k -> new long[2]);
        sums[0] += reserved;
        sums[1] += used;
    }

    private void write(Batch batch, long now) {
        ifAny(
                batch.writes.entrySet().stream()
                        .map(e -> new WriteBack(e.getKey(), e.getValue()))
                        .toList(),
                resources::writeBack);
        if (!batch.usageEnds.isEmpty()) {
            ledger.endUsage(batch.usageEnds, now);
        }
        if (!batch.metrics.isEmpty()) {
            ledger.startUsage(batch.usageStarts, batch.metrics, now);
        }
        batch.progress.forEach((step, targets) -> operations.progress(step, targets, now));
        batch.ends.forEach((end, targets) -> operations.end(end, targets, now));
        if (!batch.changed.isEmpty()) {
            announce(batch, now);
            resources.wakeReferring(batch.changed, now);
        }
        ifAny(batch.owners.stream().distinct().sorted().toList(), o -> resources.wake(o, now));
        ifAny(batch.forgotten, resources::forget);
        var movements = batch.counters.entrySet().stream()
                .map(e -> new LedgerMapper.Movement(
                        e.getKey().scope(), e.getKey().metric(), e.getValue()[0], e.getValue()[1]))
                .toList();
        ifAny(movements, ledger::move);
    }

    private void announce(Batch batch, long now) {
        var modified = new ArrayList<>(batch.changed);
        modified.removeAll(new HashSet<>(batch.forgotten));
        if (!modified.isEmpty()) {
            journal.announce("Modified", modified, now);
        }
        if (!batch.forgotten.isEmpty()) {
            journal.announceEnd(batch.forgotten, now);
        }
    }

    private static <K, E> void put(Map<K, List<E>> groups, K group, E member) {
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(member);
    }

    private static <E> void ifAny(List<E> items, java.util.function.Consumer<List<E>> write) {
        if (!items.isEmpty()) {
            write.accept(items);
        }
    }
}
