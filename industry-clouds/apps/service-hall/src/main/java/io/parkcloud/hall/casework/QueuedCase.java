package io.parkcloud.hall.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case as the queue shows it, its applicant masked.
 *
 * @param receipt receipt number
 * @param itemCode item
 * @param applicant applicant, masked
 * @param state state
 * @param assignee sign-in name of the clerk; null if nobody has accepted it
 * @param submittedOn day it was filed
 * @param dueOn last day
 * @param urgency how pressing it is
 * @param daysLeft working days left; if it is late, the days it is, negative
 * @param escalated whether it was passed up to supervisors
 * @param countersigner code of the department that owes its word; null if none does
 */
public record QueuedCase(
        String receipt,
        String itemCode,
        String applicant,
        CaseState state,
        @Nullable String assignee,
        LocalDate submittedOn,
        LocalDate dueOn,
        Urgency urgency,
        int daysLeft,
        boolean escalated,
        @Nullable String countersigner) {

    /** Working days left, or days late. */
    public int days() {
        return Math.abs(daysLeft);
    }
}
