package io.parkcloud.control.store.mysql;

import io.parkcloud.control.audit.AuditChain;
import java.util.ArrayList;
import java.util.List;

/** Numbers what is committed and seals the audit trail; runs inside the caller's transaction. */
final class Sequencer {

    private final JournalMapper journal;

    Sequencer(JournalMapper journal) {
        this.journal = journal;
    }

    /** @return how many events got their number */
    int sequence(int limit) {
        int placed = placeEvents(limit);
        sealAudit(limit);
        return placed;
    }

    private int placeEvents(int limit) {
        var head = journal.lockHead("event");
        var ids = journal.unplaced(limit);
        if (!ids.isEmpty()) {
            journal.place(runs(ids, head.position()));
            journal.moveHead("event", head.position() + ids.size(), head.hash());
        }
        return ids.size();
    }

    /** Most of what is committed has ids in a row; gaps are left by those who have not committed yet, or never will. */
    private static List<JournalMapper.Run> runs(List<Long> ids, long position) {
        var runs = new ArrayList<JournalMapper.Run>();
        int start = 0;
        for (int i = 1; i <= ids.size(); i++) {
            if (i == ids.size() || ids.get(i) != ids.get(i - 1) + 1) {
                long first = ids.get(start);
                runs.add(new JournalMapper.Run(first, ids.get(i - 1), position + start + 1 - first));
                start = i;
            }
        }
        return runs;
    }

    private void sealAudit(int limit) {
        var head = journal.lockHead("audit");
        var seals = new ArrayList<JournalMapper.Seal>();
        long position = head.position();
        var previous = head.hash();
        for (var row : journal.unsealed(limit)) {
            var hash = AuditChain.hash(previous, ++position, row.stored());
            seals.add(new JournalMapper.Seal(row.id(), previous, hash));
            previous = hash;
        }
        if (!seals.isEmpty()) {
            journal.seal(seals, head.position() + 1);
            journal.moveHead("audit", position, previous);
        }
    }
}
