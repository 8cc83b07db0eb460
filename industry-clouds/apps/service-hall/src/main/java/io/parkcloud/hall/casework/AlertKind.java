package io.parkcloud.hall.casework;

/** What the hall tells about a time limit by itself, in the order it happens. Stored by name. */
enum AlertKind {
    WARNED(CaseEvent.WARNED),
    OVERDUE(CaseEvent.OVERDUE),
    ESCALATED(CaseEvent.ESCALATED);

    private final CaseEvent event;

    AlertKind(CaseEvent event) {
        this.event = event;
    }

    CaseEvent event() {
        return event;
    }
}
