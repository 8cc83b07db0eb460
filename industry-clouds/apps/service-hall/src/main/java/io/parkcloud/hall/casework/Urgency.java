package io.parkcloud.hall.casework;

import io.parkcloud.hall.calendar.WorkingCalendar;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How pressing a case is. A case is overdue from the day after its last day, in the hall's time zone. */
public enum Urgency {
    OVERDUE,
    TODAY,
    /** At most one working day is left. */
    SOON,
    NORMAL,
    /** The time limit stands still while the applicant corrects. */
    PAUSED,
    DONE;

    static Urgency of(CaseState state, LocalDate dueOn, LocalDate today, WorkingCalendar calendar) {
        if (state.isDecided()) {
            return DONE;
        }
        if (state == CaseState.CORRECTION) {
            return PAUSED;
        }
        if (dueOn.isBefore(today)) {
            return OVERDUE;
        }
        if (dueOn.equals(today)) {
            return TODAY;
        }
        return dueOn.isAfter(lastSoon(today, calendar)) ? NORMAL : SOON;
    }

    /** The latest due day that is soon. */
    static LocalDate lastSoon(LocalDate today, WorkingCalendar calendar) {
        return calendar.plusWorkingDays(today, 1);
    }

    /** The urgency that a filter names; null for none, or for one the queue cannot be filtered by. */
    public static @Nullable Urgency filter(@Nullable String name) {
        for (var urgency : new Urgency[] {OVERDUE, TODAY, SOON}) {
            if (urgency.name().equals(name)) {
                return urgency;
            }
        }
        return null;
    }
}
