package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.control.store.StoredOperation;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.ResourceId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements on many rows of the journal (events and the audit trail) and on operations. */
final class JournalSql {

    private JournalSql() {}

    /** An event. @param type {@code Added}, {@code Modified} or {@code Deleted} */
    record Event(String type, StoredResource row, long revision, long at) {}

    static void announce(Sql sql, List<Event> events) {
        if (!events.isEmpty()) {
            sql.statement("INSERT INTO event (type, kind, resource, name, tenant, project, revision, at) VALUES ");
            sql.each(",", events, e -> {
                var r = e.row();
                sql.tuple(e.type(), r.kind(), r.id(), r.name(), r.tenant(), r.project(), e.revision(), e.at());
            });
        }
    }

    static void audits(Sql sql, List<StoredAudit> audits) {
        sql.statement(
                "INSERT INTO audit (at, actor, tenant, project, action, target, target_name, request_id, detail) VALUES ");
        sql.each(
                ",",
                audits,
                a -> sql.tuple(
                        a.at(),
                        a.actor(),
                        a.tenant(),
                        a.project(),
                        a.action(),
                        a.target(),
                        a.targetName(),
                        a.requestId(),
                        a.detail()));
    }

    /** Events whose ids follow each other without a gap; each gets its id plus {@code offset} as its position. */
    record Run(long first, long last, long offset) {}

    static void place(Sql sql, List<Run> runs) {
        for (var run : runs) {
            sql.statement("UPDATE event SET position = id + ").value(run.offset());
            sql.add(" WHERE id BETWEEN ").value(run.first()).add(" AND ").value(run.last());
        }
    }

    /** A row to seal. */
    record Seal(long id, String previous, String hash) {}

    /** @param seals in the order of their positions, with no gap between */
    static void seal(Sql sql, List<Seal> seals, long first) {
        sql.statement("UPDATE audit SET position = CASE id");
        for (int i = 0; i < seals.size(); i++) {
            sql.add(" WHEN ").value(seals.get(i).id()).add(" THEN ").value(first + i);
        }
        sql.add(" END, previous = CASE id").each("", seals, s -> sql.add(" WHEN ")
                .value(s.id())
                .add(" THEN ")
                .value(s.previous()));
        sql.add(" END, hash = CASE id").each("", seals, s -> sql.add(" WHEN ")
                .value(s.id())
                .add(" THEN ")
                .value(s.hash()));
        sql.add(" END WHERE id").in(seals.stream().map(Seal::id).toList());
    }

    static void moveHead(Sql sql, String sequence, long position, String hash) {
        sql.statement("UPDATE sequence_head SET position = ").value(position);
        sql.add(", hash = ").value(hash).add(" WHERE name = '").add(sequence).add("'");
    }

    static void operations(Sql sql, List<StoredOperation> operations) {
        if (!operations.isEmpty()) {
            sql.statement("""
                    INSERT INTO operation (id, verb, kind, target, target_name, tenant, project, requester, generation, state,
                           steps, created_at)
                    VALUES""");
            sql.each(
                    ",",
                    operations,
                    o -> sql.tuple(
                            o.id(),
                            o.verb(),
                            o.kind(),
                            o.target(),
                            o.targetName(),
                            o.tenant(),
                            o.project(),
                            o.requester(),
                            o.generation(),
                            o.state(),
                            "[]",
                            o.createdAt()));
        }
    }

    /** How running operations end. Those that end alike are ended by one statement. */
    record End(
            long generation,
            String state,
            @Nullable String code,
            @Nullable String detail) {

        /** A delete that is done has undone whatever else was being done to its target. */
        static final End FORGOTTEN =
                new End(Long.MAX_VALUE, "IF(verb = 'delete', 'SUCCEEDED', 'CANCELLED')", null, null);

        static End succeeded(long generation) {
            return new End(generation, "'SUCCEEDED'", null, null);
        }

        static End failed(long generation, String code, String detail) {
            return new End(generation, "'FAILED'", code, detail);
        }
    }

    static void end(Sql sql, End end, Collection<ResourceId> targets, long now) {
        sql.statement("UPDATE operation SET state = ").add(end.state());
        sql.add(", error_code = ").value(end.code()).add(", error_detail = ").value(end.detail());
        sql.add(", ended_at = ").value(now);
        sql.add(" WHERE state = 'RUNNING' AND generation <= ").value(end.generation());
        sql.add(" AND target").in(targets);
    }

    /** Appends a step to the running operations of these targets. */
    static void progress(Sql sql, String step, Collection<ResourceId> targets, long now) {
        sql.statement("UPDATE operation SET steps = JSON_ARRAY_APPEND(steps, '$', JSON_OBJECT('name', ")
                .value(step)
                .add(", 'startedAt', ")
                .value(now)
                .add(")) WHERE state = 'RUNNING' AND target")
                .in(targets);
    }
}
