package io.parkcloud.hall.casework;

/** Where a case is. Stored by name. */
public enum CaseState {
    SUBMITTED,
    UNDER_REVIEW,
    CORRECTION,
    APPROVED,
    REJECTED;

    /** Whether nothing more will happen. */
    public boolean isDecided() {
        return this == APPROVED || this == REJECTED;
    }
}
