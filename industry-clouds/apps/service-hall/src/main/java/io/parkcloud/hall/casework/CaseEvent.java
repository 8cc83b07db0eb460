package io.parkcloud.hall.casework;

/** What happened to a case. Stored by name. */
public enum CaseEvent {
    SUBMITTED,
    PREFILLED,
    CLAIMED,
    CORRECTION_ASKED,
    CORRECTED,
    APPROVED,
    REJECTED
}
