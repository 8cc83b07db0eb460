package io.parkcloud.control.store.mysql;

import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.store.AcceptGuard;
import io.parkcloud.control.store.Acceptance;
import io.parkcloud.control.store.Acceptance.Change;
import io.parkcloud.control.store.Charges;
import io.parkcloud.control.store.InUse;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/** Writes one acceptance; runs inside the caller's transaction. */
final class Acceptor {

    private final ResourceMapper resources;
    private final RelationMapper relations;
    private final OperationMapper operations;
    private final SqlMapper statements;

    Acceptor(MySqlStore.Mappers mappers) {
        this.resources = mappers.resources();
        this.relations = mappers.relations();
        this.operations = mappers.operations();
        this.statements = mappers.statements();
    }

    /**
     * Writes new resources of one place in one round trip, all but those that their guards refuse. What is taken already is
     * all one here: whoever wants to know runs {@link #accept} instead, which writes step by step.
     *
     * @throws DuplicateKeyException if an idempotency key, a name or a claim is taken
     */
    void acceptNew(List<NewRow> company) {
        var referred = lockReferred(company.stream().map(NewRow::acceptance).toList());
        company.forEach(member -> check(member, referred));
        var admitted = company.stream().filter(member -> !member.refused()).toList();
        if (!admitted.isEmpty()) {
            run(Bundles.of(admitted));
            admitted.forEach(member -> member.written(around(member.acceptance(), referred)));
        }
    }

    private void check(NewRow member, Map<ResourceId, StoredResource> referred) {
        member.again();
        try {
            member.guard().check(referred, new TransactionReads());
        } catch (PlatformException refused) {
            member.refused(refused);
        }
    }

    /** Of all that was locked, what this one stands on. */
    private static Collection<StoredResource> around(Acceptance a, Map<ResourceId, StoredResource> locked) {
        var around = new LinkedHashMap<ResourceId, StoredResource>();
        for (var start : a.referred()) {
            for (var row = locked.get(start); row != null; row = row.owner() == null ? null : locked.get(row.owner())) {
                around.put(row.id(), row);
            }
        }
        return around.values();
    }

    /** Runs statements among which those that charge demand that all counters allow it. */
    private void run(Sql sql) {
        try {
            statements.run(sql);
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException refused
                    && refused.getErrorCode() == SqlMapper.REFUSED) {
                throw new ChargeRefusedException();
            }
            throw e;
        }
    }

    /** Writes step by step. @return what the row stands on */
    Collection<StoredResource> accept(Acceptance a, AcceptGuard guard) {
        var row = a.change().resource();
        insertKey(a, row);
        var referred = lockReferred(List.of(a));
        guard.check(referred, new TransactionReads());
        switch (a.change()) {
            case Change.Create create -> create(a, row);
            case Change.Update update -> update(a, row, update.ifRevision());
            case Change.Delete delete -> delete(row, delete.ifRevision());
        }
        for (var claim : a.claims()) {
            claim(claim.space(), claim.key(), row.id());
        }
        // The counters last, because every acceptance of a project meets there: the shorter these rows are locked, the
        // more
        // get through.
        var sql = new Sql();
        JournalSql.operations(sql, Stream.ofNullable(a.operation()).toList());
        JournalSql.audits(sql, List.of(a.audit()));
        JournalSql.announce(sql, List.of(event(a)));
        charge(sql, row, a.charges());
        run(sql);
        return referred.values();
    }

    private static JournalSql.Event event(Acceptance a) {
        var row = a.change().resource();
        long at = row.deletionAt() == null ? a.audit().at() : row.deletionAt();
        return switch (a.change()) {
            case Change.Create create -> new JournalSql.Event("Added", row, row.revision(), at);
            case Change.Update update -> new JournalSql.Event("Modified", row, update.ifRevision() + 1, at);
            case Change.Delete delete -> new JournalSql.Event("Modified", row, delete.ifRevision() + 1, at);
        };
    }

    private void insertKey(Acceptance a, StoredResource row) {
        if (a.idempotency().isEmpty() || a.operation() == null) {
            return;
        }
        var key = a.idempotency().get();
        try {
            operations.insertKey(
                    key.scope(),
                    key.key(),
                    key.hash(),
                    row.id(),
                    a.operation().id(),
                    a.audit().at());
        } catch (DuplicateKeyException used) {
            throw new KeyUsedException();
        }
    }

    private void create(Acceptance a, StoredResource row) {
        var sql = new Sql();
        ResourceSql.insert(sql, List.of(ResourceSql.Row.of(row, a.lease())));
        try {
            statements.run(sql);
        } catch (DuplicateKeyException taken) {
            throw StoreErrors.NAME_TAKEN.error(
                    "a %s named \"%s\" exists already; choose another name", row.kind(), row.name());
        }
        relate(a, row);
    }

    private void relate(Acceptance a, StoredResource row) {
        var sql = new Sql();
        ResourceSql.references(sql, ResourceSql.Link.of(row, a.references()));
        ResourceSql.labels(sql, row.id(), row.labels());
        if (!sql.isEmpty()) {
            statements.run(sql);
        }
    }

    private void update(Acceptance a, StoredResource row, long ifRevision) {
        var before =
                resources.lock(row.id()).filter(r -> r.revision() == ifRevision).orElseThrow(() -> stale(row));
        boolean moved = before.charged() && !a.charges().values().stream().allMatch(d -> d == 0);
        if (moved) {
            var back = new Sql();
            LedgerSql.move(
                    back,
                    Charges.movements(
                            row,
                            before.chargeMap(),
                            (scope, metric, amount) -> new LedgerSql.Movement(scope, metric, amount, -amount)));
            statements.run(back);
        }
        resources.update(
                withCharged(row, before.charged() && !moved),
                ifRevision,
                a.audit().at());
        relations.deleteReferences(row.id());
        relations.deleteLabels(row.id());
        relate(a, row);
    }

    private void delete(StoredResource row, long ifRevision) {
        var before =
                resources.lock(row.id()).filter(r -> r.revision() == ifRevision).orElseThrow(() -> stale(row));
        InUse.refuse(row, id -> stored(resources.ownedBy(id)), (id, limit) -> stored(resources.dependants(id, limit)));
        resources.update(
                withCharged(row, before.charged()), ifRevision, row.deletionAt() == null ? 0 : row.deletionAt());
    }

    private void claim(ResourceId space, String key, ResourceId holder) {
        if (relations.claim(space, key, holder) == 0
                && !relations.holder(space, key).filter(holder::equals).isPresent()) {
            throw StoreErrors.CLAIM_TAKEN.error("%s is taken; choose another one or leave it to the platform", key);
        }
    }

    /** What has no cost, or nobody to bear it, moves nothing. */
    static void charge(Sql sql, StoredResource row, Map<String, Long> deltas) {
        var moving = moving(deltas);
        var scopes = Charges.scopes(row);
        if (!moving.isEmpty() && !scopes.isEmpty()) {
            LedgerSql.reserve(sql, scopes, moving);
            SqlMapper.requireRows(sql, moving.size() * scopes.size());
        }
    }

    private static Map<String, Long> moving(Map<String, Long> deltas) {
        var moving = new TreeMap<>(deltas);
        moving.values().removeIf(delta -> delta == 0);
        return moving;
    }

    /** Locks who must stay, then their owners, so that nobody goes while something is put upon him. */
    private Map<ResourceId, StoredResource> lockReferred(List<Acceptance> all) {
        var found = new HashMap<ResourceId, StoredResource>();
        var exclusive = all.stream()
                .flatMap(a -> a.references().stream())
                .filter(Reference::exclusive)
                .map(Reference::target)
                .distinct()
                .toList();
        if (!exclusive.isEmpty()) {
            statements.rows(ResourceSql.lockExclusive(exclusive)).forEach(r -> found.put(r.id(), r.stored()));
        }
        var asked = new HashSet<>(exclusive);
        var shared = all.stream()
                .flatMap(a -> a.referred().stream())
                .filter(asked::add)
                .toList();
        while (!shared.isEmpty()) {
            statements.rows(ResourceSql.lockShared(shared)).forEach(r -> found.put(r.id(), r.stored()));
            shared = found.values().stream()
                    .flatMap(r -> Optional.ofNullable(r.owner()).stream())
                    .filter(asked::add)
                    .toList();
        }
        return found;
    }

    private static List<StoredResource> stored(List<ResourceRow> rows) {
        return rows.stream().map(ResourceRow::stored).toList();
    }

    private static ResourceRow withCharged(StoredResource r, boolean charged) {
        return ResourceRow.of(Charges.withCharged(r, charged));
    }

    private static RuntimeException stale(StoredResource row) {
        return StoreErrors.STALE.error(
                "%s \"%s\" has changed since it was read; read it again and repeat the change", row.kind(), row.name());
    }

    /** The idempotency key was used by a request that has been accepted meanwhile. */
    static final class KeyUsedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Some counter is missing or has no room; the transaction is rolled back before anybody looks which. */
    static final class ChargeRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final class TransactionReads implements AcceptGuard.Reads {
        @Override
        public List<StoredResource> referring(ResourceId target, String kind) {
            return resources.referring(target, kind).stream()
                    .map(ResourceRow::stored)
                    .toList();
        }

        @Override
        public List<StoredResource> within(ResourceId tenant, Optional<ResourceId> project, int limit) {
            return resources.within(tenant, project.orElse(null), limit).stream()
                    .map(ResourceRow::stored)
                    .toList();
        }

        @Override
        public List<StoredResource> findAll(Collection<ResourceId> ids) {
            return ids.isEmpty()
                    ? List.of()
                    : statements.rows(ResourceSql.all(ids)).stream()
                            .map(ResourceRow::stored)
                            .toList();
        }
    }
}
