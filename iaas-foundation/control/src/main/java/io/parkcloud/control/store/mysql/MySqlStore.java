package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.AcceptGuard;
import io.parkcloud.control.store.Acceptance;
import io.parkcloud.control.store.AuditEntry;
import io.parkcloud.control.store.Charges;
import io.parkcloud.control.store.Leases;
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
import io.parkcloud.control.store.Together;
import io.parkcloud.control.store.UsageRecord;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link Store} on MySQL or MariaDB. */
final class MySqlStore implements Store {

    /** A transaction that lost a deadlock has left no trace and may simply run again. */
    private static final int DEADLOCK_RETRIES = 8;

    /** New rows in one transaction: beyond that, more do not make it cheaper, and one that spoils it costs too many. */
    private static final int MOST_TOGETHER = 16;

    private static final Logger LOG = LoggerFactory.getLogger(MySqlStore.class);

    private final TransactionTemplate transaction;
    private final ResourceMapper resources;
    private final RelationMapper relations;
    private final OperationMapper operations;
    private final LedgerMapper ledger;
    private final JournalMapper journal;
    private final SqlMapper statements;
    private final Acceptor acceptor;
    private final Settler settler;
    private final Sequencer sequencer;
    private final Claims claims;
    private final Together<NewRow.Place, NewRow> company = new Together<>(this::acceptTogether, MOST_TOGETHER);

    MySqlStore(TransactionTemplate transaction, Mappers mappers) {
        this.transaction = transaction;
        this.resources = mappers.resources();
        this.relations = mappers.relations();
        this.operations = mappers.operations();
        this.ledger = mappers.ledger();
        this.journal = mappers.journal();
        this.statements = mappers.statements();
        this.acceptor = new Acceptor(mappers);
        this.settler = new Settler(statements);
        this.sequencer = new Sequencer(journal, statements);
        this.claims = new Claims(statements, relations, this::write);
    }

    /** The mappers this store is made of. */
    record Mappers(
            ResourceMapper resources,
            RelationMapper relations,
            OperationMapper operations,
            LedgerMapper ledger,
            JournalMapper journal,
            SqlMapper statements) {}

    @Override
    public Surroundings accept(Acceptance acceptance, AcceptGuard guard) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Surroundings.of(accepted(acceptance, guard));
            } catch (Acceptor.ChargeRefusedException refused) {
                explainRefusal(acceptance);
                if (attempt == DEADLOCK_RETRIES) {
                    throw new PlatformException(
                            StoreErrors.UNAVAILABLE, "the quota counters are too busy; try again", refused);
                }
            }
        }
    }

    /** Written, looked at, and rolled back: so the rules are the same to the letter. */
    @Override
    public void rehearse(Acceptance acceptance, AcceptGuard guard) {
        try {
            write(status -> {
                status.setRollbackOnly();
                return acceptor.accept(acceptance, guard);
            });
        } catch (Acceptor.ChargeRefusedException refused) {
            explainRefusal(acceptance);
        }
    }

    private Collection<StoredResource> accepted(Acceptance acceptance, AcceptGuard guard) {
        if (acceptance.change() instanceof Acceptance.Change.Create) {
            var written = acceptedNew(new NewRow(acceptance, guard));
            if (written != null) {
                return written;
            }
        }
        return write(() -> acceptor.accept(acceptance, guard));
    }

    /** @return null if something is taken; step by step it will be said what */
    private @Nullable Collection<StoredResource> acceptedNew(NewRow row) {
        if (NewRow.sociable(row.acceptance())) {
            company.run(row.place(), row);
            var written = row.outcome();
            if (written != null) {
                return written;
            }
        }
        try {
            write(() -> {
                acceptor.acceptNew(List.of(row));
                return true;
            });
            return row.outcome();
        } catch (DuplicateKeyException taken) {
            LOG.debug("something is taken", taken);
            return null;
        }
    }

    /** Never throws: whoever was not written tries again alone, and gets the error there if it is his. */
    private void acceptTogether(List<NewRow> rows) {
        try {
            write(() -> {
                acceptor.acceptNew(rows);
                return true;
            });
        } catch (RuntimeException spoilt) {
            LOG.debug("{} new rows are written one by one", rows.size(), spoilt);
            rows.forEach(NewRow::again);
        }
    }

    /** Throws if a counter has no room; otherwise counters were missing and now are there, or room was made meanwhile. */
    private void explainRefusal(Acceptance acceptance) {
        var scopes = Charges.scopes(acceptance.change().resource());
        write(() -> {
            ledger.ensureLines(scopes, acceptance.charges());
            return true;
        });
        for (var scope : scopes) {
            for (var line : quota(scope)) {
                Charges.refuseIfExceeded(line, acceptance.charges().getOrDefault(line.metric(), 0L), scope);
            }
        }
    }

    @Override
    public Optional<Replay> replay(ResourceId scope, String key) {
        return reachable(
                () -> operations.replay(scope, key).map(r -> new Replay(r.hash(), r.resource(), r.operation())));
    }

    @Override
    public Optional<StoredResource> find(ResourceId id) {
        return reachable(() -> resources.find(id).map(ResourceRow::stored));
    }

    @Override
    public List<StoredResource> findAll(Collection<ResourceId> ids) {
        return ids.isEmpty() ? List.of() : rows(() -> statements.rows(ResourceSql.all(ids)));
    }

    @Override
    public List<StoredResource> page(ResourceQuery q) {
        return rows(() -> resources.page(
                q,
                q.tenant().orElse(ResourceId.PLATFORM),
                q.project().orElse(ResourceId.PLATFORM),
                q.after().orElse(ResourceId.PLATFORM),
                q.phase().map(Enum::name).orElse(null),
                q.name().orElse(null),
                q.owner().orElse(null)));
    }

    @Override
    public List<StoredResource> referring(ResourceId target, String kind) {
        return rows(() -> resources.referring(target, kind));
    }

    @Override
    public List<StoredResource> dependants(ResourceId target, int limit) {
        return rows(() -> resources.dependants(target, limit));
    }

    @Override
    public List<StoredResource> ownedBy(ResourceId owner) {
        return rows(() -> resources.ownedBy(owner));
    }

    @Override
    public List<StoredResource> within(ResourceId tenant, Optional<ResourceId> project, int limit) {
        return rows(() -> resources.within(tenant, project.orElse(null), limit));
    }

    @Override
    public List<StoredResource> claimDue(String holder, Instant now, Instant until, int limit) {
        return write(() -> {
            var due = resources.due(now.toEpochMilli(), limit);
            if (due.isEmpty()) {
                return List.of();
            }
            var ids = due.stream().map(ResourceRow::id).sorted().toList();
            statements.run(ResourceSql.lease(ids, holder, until.toEpochMilli()));
            return due.stream().map(row -> Leases.next(row.stored())).toList();
        });
    }

    @Override
    public int takeBack(String holder, Instant now, Instant until) {
        return write(() -> resources.takeBack(holder, now.toEpochMilli(), until.toEpochMilli()));
    }

    @Override
    public Surroundings around(Collection<ResourceId> leased) {
        return Surroundings.of(leased.isEmpty() ? List.of() : rows(() -> statements.rows(ResourceSql.around(leased))));
    }

    @Override
    public List<ResourceId> settle(List<Settlement> passes, Instant now) {
        return passes.isEmpty() ? List.of() : write(() -> settler.settle(passes, now.toEpochMilli()));
    }

    @Override
    public void wake(Collection<ResourceId> ids, Instant now) {
        if (!ids.isEmpty()) {
            write(() -> {
                var sql = new Sql();
                ResourceSql.wake(sql, ids, now.toEpochMilli());
                statements.run(sql);
                return true;
            });
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        return reachable(() -> resources.nextDue().map(Instant::ofEpochMilli));
    }

    @Override
    public void requireFence(ResourceId id, long fence) {
        claims.requireFences(Map.of(id, fence));
    }

    @Override
    public void requireFences(Map<ResourceId, Long> fences) {
        claims.requireFences(fences);
    }

    @Override
    public Optional<String> claimFirst(ResourceId space, ResourceId holder, long fence, Stream<String> candidates) {
        return claims.first(space, holder, fence, candidates.iterator());
    }

    @Override
    public Optional<StoredOperation> operation(ResourceId id) {
        return reachable(() -> operations.find(id).map(OperationRow::stored));
    }

    @Override
    public List<StoredOperation> operations(
            ResourceId tenant,
            Optional<ResourceId> project,
            Optional<ResourceId> target,
            Optional<ResourceId> before,
            int limit) {
        return reachable(() ->
                operations.page(tenant, project.orElse(null), target.orElse(null), before.orElse(null), limit).stream()
                        .map(OperationRow::stored)
                        .toList());
    }

    @Override
    public int sequence(int limit) {
        if (!reachable(journal::anyUnplaced)) {
            return 0;
        }
        return write(() -> sequencer.sequence(limit));
    }

    @Override
    public List<StoredEvent> eventsAfter(long position, int limit) {
        return reachable(() -> journal.eventsAfter(position, limit));
    }

    @Override
    public long lastPosition() {
        return reachable(() -> journal.head("event"));
    }

    @Override
    public List<QuotaLine> quota(ResourceId scope) {
        return reachable(() -> ledger.lines(scope));
    }

    @Override
    public void setLimits(ResourceId scope, Map<String, Long> limits) {
        if (!limits.isEmpty()) {
            write(() -> {
                ledger.setLimits(scope, limits);
                return true;
            });
        }
    }

    @Override
    public List<UsageRecord> usage(
            ResourceId tenant, Optional<ResourceId> project, Optional<ResourceId> resource, int limit) {
        return reachable(() -> ledger.usage(tenant, project.orElse(null), resource.orElse(null), limit));
    }

    @Override
    public List<AuditEntry> auditAfter(long position, Optional<ResourceId> tenant, int limit) {
        return reachable(() -> journal.auditAfter(position, tenant.orElse(null), limit).stream()
                .map(JournalMapper.AuditRow::entry)
                .toList());
    }

    @Override
    public List<AuditEntry> auditBefore(long position, Optional<ResourceId> tenant, int limit) {
        return reachable(() -> journal.auditBefore(position, tenant.orElse(null), limit).stream()
                .map(JournalMapper.AuditRow::entry)
                .toList());
    }

    @Override
    public void audit(StoredAudit entry) {
        write(() -> {
            var sql = new Sql();
            JournalSql.audits(sql, List.of(entry));
            statements.run(sql);
            return true;
        });
    }

    @Override
    public byte[] secret(ResourceId resource, String name, Supplier<byte[]> sealed) {
        return write(() -> relations.secret(resource, name).orElseGet(() -> {
            relations.insertSecret(resource, name, sealed.get());
            return relations.secret(resource, name).orElseThrow();
        }));
    }

    private List<StoredResource> rows(Supplier<List<ResourceRow>> query) {
        return reachable(() -> query.get().stream().map(ResourceRow::stored).toList());
    }

    private <R> R write(Supplier<R> work) {
        return write(status -> work.get());
    }

    private <R> R write(Function<TransactionStatus, R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return reachable(() -> transaction.execute(work::apply));
            } catch (PessimisticLockingFailureException deadlock) {
                if (attempt == DEADLOCK_RETRIES) {
                    throw new PlatformException(
                            StoreErrors.UNAVAILABLE, "the database was too busy with locks; try again", deadlock);
                }
            }
        }
    }

    private static <R> R reachable(Supplier<R> work) {
        try {
            return work.get();
        } catch (CannotCreateTransactionException | TransactionSystemException | DataAccessResourceFailureException e) {
            throw new PlatformException(StoreErrors.UNAVAILABLE, "the database does not answer; try again", e);
        }
    }
}
