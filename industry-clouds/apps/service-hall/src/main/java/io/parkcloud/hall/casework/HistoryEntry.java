package io.parkcloud.hall.casework;

import java.time.Instant;

/**
 * One line of a case's history: who did what, when and why.
 *
 * @param caseId case
 * @param seq 1, 2, 3 ... within the case
 * @param at when
 * @param party citizen or clerk
 * @param actor the clerk's sign-in name, or the applicant
 * @param event what happened
 * @param state state after it
 * @param reason why; empty if none was needed
 */
public record HistoryEntry(
        long caseId, int seq, Instant at, Party party, String actor, CaseEvent event, CaseState state, String reason) {

    /** Who can move a case. */
    public enum Party {
        CITIZEN,
        CLERK
    }
}
