package io.parkcloud.control.store.memory;

import io.parkcloud.control.store.Charges;
import io.parkcloud.control.store.QuotaLine;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.store.UsageRecord;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Quota counters and usage. Guarded by the store. */
final class Ledger {

    private static final class Counter {
        @Nullable
        Long limit;

        long reserved;
        long used;
    }

    private final Map<ResourceId, TreeMap<String, Counter>> counters = new HashMap<>();
    private final List<UsageRecord> usage = new ArrayList<>();

    /** @throws io.parkcloud.kernel.PlatformException {@code quota.exceeded}; nothing has moved then */
    void check(StoredResource row, Map<String, Long> deltas) {
        for (var scope : Charges.scopes(row)) {
            deltas.forEach((metric, delta) -> {
                var c = counter(scope, metric);
                Charges.refuseIfExceeded(new QuotaLine(scope, metric, c.limit, c.reserved, c.used), delta, scope);
            });
        }
    }

    void reserve(StoredResource row, Map<String, Long> deltas) {
        move(row, deltas, 1, 0);
    }

    void unuse(StoredResource row, Map<String, Long> charges) {
        move(row, charges, 1, -1);
    }

    void confirm(StoredResource row, long now) {
        move(row, row.charges(), -1, 1);
        endUsage(row.id(), now);
        row.charges()
                .forEach((metric, amount) -> usage.add(new UsageRecord(
                        row.id(),
                        row.kind(),
                        row.name(),
                        row.tenant(),
                        row.project(),
                        metric,
                        amount,
                        row.generation(),
                        now,
                        null)));
    }

    void release(StoredResource row, long now) {
        move(row, row.charges(), row.charged() ? 0 : -1, row.charged() ? -1 : 0);
        endUsage(row.id(), now);
    }

    private void endUsage(ResourceId resource, long now) {
        usage.replaceAll(u -> u.resource().equals(resource) && u.endedAt() == null
                ? new UsageRecord(
                        u.resource(),
                        u.kind(),
                        u.name(),
                        u.tenant(),
                        u.project(),
                        u.metric(),
                        u.amount(),
                        u.generation(),
                        u.startedAt(),
                        now)
                : u);
    }

    private void move(StoredResource row, Map<String, Long> amounts, int reserved, int used) {
        for (var scope : Charges.scopes(row)) {
            amounts.forEach((metric, amount) -> {
                var c = counter(scope, metric);
                c.reserved += reserved * amount;
                c.used += used * amount;
            });
        }
    }

    private Counter counter(ResourceId scope, String metric) {
        return counters.computeIfAbsent(scope, s -> new TreeMap<>()).computeIfAbsent(metric, m -> new Counter());
    }

    List<QuotaLine> lines(ResourceId scope) {
        var lines = new ArrayList<QuotaLine>();
        counters.getOrDefault(scope, new TreeMap<>())
                .forEach((metric, c) -> lines.add(new QuotaLine(scope, metric, c.limit, c.reserved, c.used)));
        return lines;
    }

    void setLimits(ResourceId scope, Map<String, Long> limits) {
        limits.forEach((metric, limit) -> counter(scope, metric).limit = limit);
    }

    List<UsageRecord> usage(ResourceId tenant, Optional<ResourceId> project, Optional<ResourceId> resource, int limit) {
        return usage.reversed().stream()
                .filter(u -> u.tenant().equals(tenant)
                        && project.map(u.project()::equals).orElse(true)
                        && resource.map(u.resource()::equals).orElse(true))
                .limit(limit)
                .toList();
    }
}
