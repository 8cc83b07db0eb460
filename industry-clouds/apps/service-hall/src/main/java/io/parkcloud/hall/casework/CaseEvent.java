package io.parkcloud.hall.casework;

import java.util.EnumSet;
import java.util.Set;

/** What happened to a case. Stored by name. */
public enum CaseEvent {
    SUBMITTED,
    PREFILLED,
    CLAIMED,
    CORRECTION_ASKED,
    CORRECTED,
    APPROVED,
    REJECTED,
    // What only staff see.
    DELEGATED,
    HANDED_OVER,
    TAKEN_BACK,
    COUNTERSIGN_ASKED,
    COUNTERSIGN_AGREED,
    COUNTERSIGN_OBJECTED,
    COUNTERSIGN_WITHDRAWN,
    REVIEWED,
    STEP_AGREED,
    STEP_RETURNED,
    WARNED,
    OVERDUE,
    ESCALATED;

    private static final Set<CaseEvent> INTERNAL = EnumSet.range(DELEGATED, ESCALATED);

    /** Whether it is the bureau's own business and not told to the applicant. */
    public boolean isInternal() {
        return INTERNAL.contains(this);
    }
}
