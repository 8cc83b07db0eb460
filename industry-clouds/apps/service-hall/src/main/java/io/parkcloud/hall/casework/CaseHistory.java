package io.parkcloud.hall.casework;

import io.parkcloud.hall.casework.HistoryEntry.Party;
import org.springframework.stereotype.Component;

/** Writes a case together with the line of its history that says who changed it and why. */
@Component
class CaseHistory {
    private final CaseMapper rows;
    private final TimeLimits limits;

    CaseHistory(CaseMapper rows, TimeLimits limits) {
        this.rows = rows;
        this.limits = limits;
    }

    void save(CaseRow row, Party party, String actor, CaseEvent event, String reason) {
        rows.save(row);
        note(row, party, actor, event, reason);
    }

    /** A line about something that leaves the case's row as it is. */
    void note(CaseRow row, Party party, String actor, CaseEvent event, String reason) {
        rows.addHistory(new HistoryEntry(
                row.id(), rows.nextSeq(row.id()), limits.now(), party, actor, event, row.state(), reason));
    }
}
