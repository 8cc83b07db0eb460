package io.parkcloud.control.store.mysql;

import io.parkcloud.control.audit.AuditChain;
import java.util.ArrayList;
import java.util.List;

/** Numbers what is committed and seals the audit trail; runs inside the caller's transaction. */
final class Sequencer {

    private final JournalMapper journal;
    private final SqlMapper statements;

    Sequencer(JournalMapper journal, SqlMapper statements) {
        this.journal = journal;
        this.statements = statements;
    }

    /** @return how many events got their number */
    int sequence(int limit) {
        var sql = new Sql();
        int placed = placeEvents(limit, sql);
        sealAudit(limit, sql);
        if (!sql.isEmpty()) {
            statements.run(sql);
        }
        return placed;
    }

    private int placeEvents(int limit, Sql sql) {
        var head = journal.lockHead("event");
        var ids = journal.unplaced(limit);
        if (!ids.isEmpty()) {
            JournalSql.place(sql, runs(ids, head.position()));
            JournalSql.moveHead(sql, "event", head.position() + ids.size(), head.hash());
        }
        return ids.size();
    }

    /** Most of what is committed has ids in a row; gaps are left by those who have not committed yet, or never will. */
    private static List<JournalSql.Run> runs(List<Long> ids, long position) {
        var runs = new ArrayList<JournalSql.Run>();
        int start = 0;
        for (int i = 1; i <= ids.size(); i++) {
            if (i == ids.size() || ids.get(i) != ids.get(i - 1) + 1) {
                long first = ids.get(start);
                runs.add(new JournalSql.Run(first, ids.get(i - 1), position + start + 1 - first));
                start = i;
            }
        }
        return runs;
    }

    private void sealAudit(int limit, Sql sql) {
        var head = journal.lockHead("audit");
        var seals = new ArrayList<JournalSql.Seal>();
        long position = head.position();
        var previous = head.hash();
        for (var row : journal.unsealed(limit)) {
            var hash = AuditChain.hash(previous, ++position, row.stored());
            seals.add(new JournalSql.Seal(row.id(), previous, hash));
            previous = hash;
        }
        if (!seals.isEmpty()) {
            JournalSql.seal(sql, seals, head.position() + 1);
            JournalSql.moveHead(sql, "audit", position, previous);
        }
    }
}
