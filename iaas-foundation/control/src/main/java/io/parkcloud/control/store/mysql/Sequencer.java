package io.parkcloud.control.store.mysql;

import io.parkcloud.control.audit.AuditChain;
import java.util.ArrayList;

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
        int placed = journal.placeEvents(head.position(), limit);
        if (placed > 0) {
            journal.moveHead("event", head.position() + placed, head.hash());
        }
        return placed;
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
