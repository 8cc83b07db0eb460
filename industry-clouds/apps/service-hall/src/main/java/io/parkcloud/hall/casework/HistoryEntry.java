package io.parkcloud.hall.casework;

import java.time.Instant;

/**
 * One line of a case's history: who did what, when and why.
 *
 * @param caseId case
 * @param seq 1, 2, 3 ... within the case
 * @param at when
 * @param party citizen, clerk or the hall itself
 * @param actor the clerk's sign-in name, or the applicant; empty for the hall itself
 * @param event what happened
 * @param state state after it
 * @param reason why; empty if none was needed
 */
public record HistoryEntry(
        long caseId, int seq, Instant at, Party party, String actor, CaseEvent event, CaseState state, String reason) {

    /** Who can do something to a case. */
    public enum Party {
        CITIZEN,
        CLERK,
        SYSTEM
    }
}
