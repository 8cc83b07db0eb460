package io.parkcloud.hall.casework;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case as stored.
 *
 * @param id database id
 * @param receipt receipt number
 * @param queryCode code that, with the receipt number, lets its holder see the case
 * @param itemCode service item
 * @param formVersion version of the item's form
 * @param applicant who applies, for lists
 * @param state state
 * @param formRound newest round of the form
 * @param assignee clerk who works on it
 * @param processId process instance
 * @param submittedAt when it was filed
 * @param dueOn last day of the time limit
 * @param pausedOn day on which the time limit stopped running, while the applicant corrects
 * @param decidedAt when it was approved or rejected
 */
public record CaseRow(
        long id,
        String receipt,
        String queryCode,
        String itemCode,
        int formVersion,
        String applicant,
        CaseState state,
        int formRound,
        @Nullable String assignee,
        String processId,
        Instant submittedAt,
        LocalDate dueOn,
        @Nullable LocalDate pausedOn,
        @Nullable Instant decidedAt) {

    CaseRow claimedBy(String clerk) {
        return change(CaseState.UNDER_REVIEW, formRound, clerk, dueOn, null, null);
    }

    /** The same case in another clerk's hands. */
    CaseRow givenTo(String clerk) {
        return change(state, formRound, clerk, dueOn, pausedOn, decidedAt);
    }

    CaseRow pausedOn(LocalDate day) {
        return change(CaseState.CORRECTION, formRound, assignee, dueOn, day, null);
    }

    CaseRow resumedWith(LocalDate newDueOn) {
        return change(CaseState.UNDER_REVIEW, formRound + 1, assignee, newDueOn, null, null);
    }

    CaseRow decided(CaseState decision, Instant at) {
        return change(decision, formRound, assignee, dueOn, null, at);
    }

    private CaseRow change(
            CaseState newState,
            int round,
            @Nullable String clerk,
            LocalDate due,
            @Nullable LocalDate paused,
            @Nullable Instant decided) {
        return new CaseRow(
                id,
                receipt,
                queryCode,
                itemCode,
                formVersion,
                applicant,
                newState,
                round,
                clerk,
                processId,
                submittedAt,
                due,
                paused,
                decided);
    }
}
