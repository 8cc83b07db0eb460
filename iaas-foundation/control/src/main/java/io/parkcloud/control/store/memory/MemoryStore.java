package io.parkcloud.control.store.memory;

import io.parkcloud.control.store.AcceptGuard;
import io.parkcloud.control.store.Acceptance;
import io.parkcloud.control.store.Acceptance.Change;
import io.parkcloud.control.store.AuditEntry;
import io.parkcloud.control.store.InUse;
import io.parkcloud.control.store.QuotaLine;
import io.parkcloud.control.store.ResourceQuery;
import io.parkcloud.control.store.Settlement;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.control.store.StoredEvent;
import io.parkcloud.control.store.StoredOperation;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.store.Surroundings;
import io.parkcloud.control.store.UsageRecord;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@link Store} in memory: one lock, every method atomic because nothing is written before everything is checked. */
public final class MemoryStore implements Store {

    private final TreeMap<ResourceId, MemoryRow> rows = new TreeMap<>();
    private final Claims claims = new Claims();
    private final Map<String, byte[]> secrets = new HashMap<>();
    private final Operations operations = new Operations();
    private final Ledger ledger = new Ledger();
    private final Journal journal = new Journal();

    @Override
    public synchronized void rehearse(Acceptance a, AcceptGuard guard) {
        examined(a, guard);
    }

    /** @return what the row stands on */
    private Map<ResourceId, StoredResource> examined(Acceptance a, AcceptGuard guard) {
        var row = a.change().resource();
        a.idempotency().ifPresent(key -> {
            if (operations.keys().containsKey(new Operations.Key(key.scope(), key.key()))) {
                throw new IllegalStateException("the key was used");
            }
        });
        var referred = new HashMap<ResourceId, StoredResource>();
        a.referred().forEach(id -> refer(id, referred));
        guard.check(referred, this);
        claims.check(a.claims(), row.id());
        switch (a.change()) {
            case Change.Create create -> refuseIfTaken(row);
            case Change.Update update -> atRevision(row, update.ifRevision());
            case Change.Delete delete ->
                InUse.refuse(atRevision(row, delete.ifRevision()).resource, this::ownedBy, this::dependants);
        }
        ledger.check(row, a.charges());
        return referred;
    }

    @Override
    public synchronized Surroundings accept(Acceptance a, AcceptGuard guard) {
        var referred = examined(a, guard);
        var row = a.change().resource();
        switch (a.change()) {
            case Change.Create create -> create(a, row);
            case Change.Update update -> update(a, row, update.ifRevision());
            case Change.Delete delete -> delete(row, delete.ifRevision());
        }
        claims.take(a.claims(), row.id());
        var operation = a.operation();
        if (operation != null) {
            operations.add(operation);
            a.idempotency().ifPresent(key -> operations
                    .keys()
                    .put(new Operations.Key(key.scope(), key.key()), new Replay(key.hash(), row.id(), operation.id())));
        }
        journal.audit(a.audit());
        boolean isNew = a.change() instanceof Change.Create;
        journal.event(
                isNew ? "Added" : "Modified",
                row,
                row.revision() + (isNew ? 0 : 1),
                a.audit().at());
        return Surroundings.of(referred.values());
    }

    @Override
    public synchronized Surroundings around(Collection<ResourceId> leased) {
        var near = new HashMap<ResourceId, StoredResource>();
        for (var id : leased) {
            Optional.ofNullable(rows.get(id)).ifPresent(row -> {
                row.references.forEach(r -> find(r.target()).ifPresent(t -> near.put(t.id(), t)));
                Optional.ofNullable(row.resource.owner()).flatMap(this::find).ifPresent(o -> near.put(o.id(), o));
            });
            ownedBy(id).forEach(part -> near.put(part.id(), part));
        }
        return Surroundings.of(near.values());
    }

    /** With its owners. */
    private void refer(ResourceId id, Map<ResourceId, StoredResource> referred) {
        var row = find(id);
        while (row.isPresent()) {
            referred.put(row.get().id(), row.get());
            row = Optional.ofNullable(row.get().owner()).flatMap(this::find);
        }
    }

    private void refuseIfTaken(StoredResource row) {
        boolean taken = rows.values().stream()
                .map(r -> r.resource)
                .anyMatch(r -> r.id().equals(row.id())
                        || (r.tenant().equals(row.tenant())
                                && r.project().equals(row.project())
                                && r.kind().equals(row.kind())
                                && r.name().equals(row.name())));
        if (taken) {
            throw StoreErrors.NAME_TAKEN.error(
                    "a %s named \"%s\" exists already; choose another name", row.kind(), row.name());
        }
    }

    private void create(Acceptance a, StoredResource row) {
        ledger.reserve(row, a.charges());
        rows.put(
                row.id(),
                new MemoryRow(
                        row,
                        a.references(),
                        a.lease().map(Acceptance.Lease::until).orElse(row.createdAt()),
                        a.lease().map(Acceptance.Lease::holder).orElse(null)));
    }

    private void update(Acceptance a, StoredResource row, long ifRevision) {
        var stored = atRevision(row, ifRevision);
        boolean moved =
                stored.resource.charged() && a.charges().values().stream().anyMatch(d -> d != 0);
        if (moved) {
            ledger.unuse(row, stored.resource.charges());
        }
        ledger.reserve(row, a.charges());
        stored.references = a.references();
        stored.accept(row, stored.resource.charged() && !moved, a.audit().at());
    }

    private void delete(StoredResource row, long ifRevision) {
        var stored = atRevision(row, ifRevision);
        stored.accept(row, stored.resource.charged(), row.deletionAt() == null ? 0 : row.deletionAt());
    }

    private MemoryRow atRevision(StoredResource row, long ifRevision) {
        return Optional.ofNullable(rows.get(row.id()))
                .filter(r -> r.resource.revision() == ifRevision)
                .orElseThrow(() -> StoreErrors.STALE.error(
                        "%s \"%s\" has changed since it was read; read it again and repeat the change",
                        row.kind(), row.name()));
    }

    @Override
    public synchronized Optional<Replay> replay(ResourceId scope, String key) {
        return Optional.ofNullable(operations.keys().get(new Operations.Key(scope, key)));
    }

    @Override
    public synchronized Optional<StoredResource> find(ResourceId id) {
        return Optional.ofNullable(rows.get(id)).map(r -> r.resource);
    }

    @Override
    public synchronized List<StoredResource> findAll(Collection<ResourceId> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    @Override
    public synchronized List<StoredResource> within(ResourceId tenant, Optional<ResourceId> project, int limit) {
        return rows.values().stream()
                .map(r -> r.resource)
                .filter(r -> r.tenant().equals(tenant)
                        && project.map(r.project()::equals).orElse(true))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<StoredResource> page(ResourceQuery q) {
        var ordered = q.descending() ? rows.descendingMap() : rows;
        var from = q.after().map(id -> ordered.tailMap(id, false)).orElse(ordered);
        return from.values().stream()
                .filter(r -> r.matches(q))
                .map(r -> r.resource)
                .limit(q.limit())
                .toList();
    }

    @Override
    public synchronized List<StoredResource> referring(ResourceId target, String kind) {
        return dependants(target, Integer.MAX_VALUE).stream()
                .filter(r -> r.kind().equals(kind))
                .toList();
    }

    @Override
    public synchronized List<StoredResource> dependants(ResourceId target, int limit) {
        return rows.values().stream()
                .filter(r -> r.references.stream().anyMatch(f -> f.target().equals(target)))
                .map(r -> r.resource)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<StoredResource> ownedBy(ResourceId owner) {
        return rows.values().stream()
                .map(r -> r.resource)
                .filter(r -> owner.equals(r.owner()))
                .toList();
    }

    @Override
    public synchronized List<StoredResource> claimDue(String holder, Instant now, Instant until, int limit) {
        var due = rows.values().stream()
                .filter(r -> r.nextLook <= now.toEpochMilli())
                .sorted(Comparator.comparingLong(r -> r.nextLook))
                .limit(limit)
                .toList();
        due.forEach(row -> row.lease(holder, until.toEpochMilli()));
        return due.stream().map(r -> r.resource).toList();
    }

    @Override
    public synchronized int takeBack(String holder, Instant now, Instant until) {
        var leased = rows.values().stream()
                .filter(r -> holder.equals(r.leaseHolder))
                .filter(r -> r.nextLook > now.toEpochMilli() && r.nextLook <= until.toEpochMilli())
                .toList();
        leased.forEach(row -> row.takeBack(now.toEpochMilli()));
        return leased.size();
    }

    @Override
    public synchronized List<ResourceId> settle(List<Settlement> passes, Instant at) {
        long now = at.toEpochMilli();
        var refused = new ArrayList<ResourceId>();
        for (var pass : passes) {
            var row = rows.get(pass.before().id());
            if (row == null || row.resource.fence() != pass.before().fence()) {
                refused.add(pass.before().id());
            } else {
                settle(pass, row, now);
            }
        }
        return refused;
    }

    private void settle(Settlement pass, MemoryRow row, long now) {
        var before = row.resource;
        boolean current = before.generation() == pass.before().generation();
        operations.settle(pass, now);
        if (pass.forget()) {
            ledger.release(before, now);
            rows.remove(before.id());
            claims.release(before.id());
            secrets.keySet().removeIf(k -> k.startsWith(before.id() + "/"));
        } else {
            if (pass.settled() && current && pass.phase() == Phase.READY && !before.charged()) {
                ledger.confirm(before, now);
                row.charged(true);
            }
            row.writeBack(
                    current ? pass.phase() : before.phase(),
                    pass.status(),
                    pass.settled() ? pass.before().generation() : before.observedGeneration(),
                    pass.changes(),
                    pass.attempt());
            if (pass.keepLease()) {
                row.nextLook = Math.max(row.nextLook, pass.nextLook());
            } else {
                row.endLease(row.woken || !current ? now : pass.nextLook());
            }
        }
        if (pass.changes()) {
            journal.event(pass.forget() ? "Deleted" : "Modified", before, before.revision() + 1, now);
            dependants(before.id(), Integer.MAX_VALUE).forEach(d -> wake(List.of(d.id()), at(now)));
            Optional.ofNullable(before.owner())
                    .filter(owner -> !pass.attended())
                    .ifPresent(owner -> wake(List.of(owner), at(now)));
        }
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public synchronized void wake(Collection<ResourceId> ids, Instant now) {
        ids.forEach(id -> Optional.ofNullable(rows.get(id)).ifPresent(r -> r.wake(now.toEpochMilli())));
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return rows.values().stream().map(r -> r.nextLook).min(Long::compare).map(Instant::ofEpochMilli);
    }

    @Override
    public synchronized void requireFence(ResourceId id, long fence) {
        if (find(id).filter(row -> row.fence() == fence).isEmpty()) {
            throw StoreErrors.takenOver(id);
        }
    }

    @Override
    public synchronized Optional<String> claimFirst(
            ResourceId space, ResourceId holder, long fence, Stream<String> candidates) {
        requireFence(holder, fence);
        return claims.first(space, holder, candidates);
    }

    @Override
    public synchronized Optional<StoredOperation> operation(ResourceId id) {
        return operations.find(id);
    }

    @Override
    public synchronized List<StoredOperation> operations(
            ResourceId tenant,
            Optional<ResourceId> project,
            Optional<ResourceId> target,
            Optional<ResourceId> before,
            int limit) {
        return operations.page(tenant, project, target, before, limit);
    }

    @Override
    public int sequence(int limit) {
        return 0;
    }

    @Override
    public synchronized List<StoredEvent> eventsAfter(long position, int limit) {
        return journal.eventsAfter(position, limit);
    }

    @Override
    public synchronized long lastPosition() {
        return journal.lastPosition();
    }

    @Override
    public synchronized List<QuotaLine> quota(ResourceId scope) {
        return ledger.lines(scope);
    }

    @Override
    public synchronized void setLimits(ResourceId scope, Map<String, Long> limits) {
        ledger.setLimits(scope, limits);
    }

    @Override
    public synchronized List<UsageRecord> usage(
            ResourceId tenant, Optional<ResourceId> project, Optional<ResourceId> resource, int limit) {
        return ledger.usage(tenant, project, resource, limit);
    }

    @Override
    public synchronized List<AuditEntry> auditAfter(long position, Optional<ResourceId> tenant, int limit) {
        return journal.auditAfter(position, tenant, limit);
    }

    @Override
    public synchronized List<AuditEntry> auditBefore(long position, Optional<ResourceId> tenant, int limit) {
        return journal.auditBefore(position, tenant, limit);
    }

    @Override
    public synchronized void audit(StoredAudit entry) {
        journal.audit(entry);
    }

    @Override
    public synchronized byte[] secret(ResourceId resource, String name, Supplier<byte[]> sealed) {
        return secrets.computeIfAbsent(resource + "/" + name, k -> sealed.get());
    }

    /** Everybody who holds a claim, for tests. */
    public synchronized Set<ResourceId> holders() {
        return claims.holders();
    }
}
