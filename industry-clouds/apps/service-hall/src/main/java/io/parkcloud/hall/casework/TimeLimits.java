package io.parkcloud.hall.casework;

import io.parkcloud.hall.HallSettings;
import io.parkcloud.hall.calendar.WorkingCalendar;
import io.parkcloud.hall.calendar.WorkingDays;
import io.parkcloud.hall.item.ServiceItem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** When cases are due. The days an applicant takes to correct are not counted against the bureau. */
@Component
class TimeLimits {
    private final Clock clock;
    private final ZoneId zone;
    private final WorkingDays days;

    TimeLimits(Clock clock, HallSettings settings, WorkingDays days) {
        this.clock = clock;
        this.zone = settings.timeZone();
        this.days = days;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return day(clock.instant());
    }

    /** Last day for a case of this item filed today. */
    LocalDate dueOn(ServiceItem item) {
        var today = today();
        return days.from(today).plusWorkingDays(today, item.promisedDays());
    }

    /** Last day for a case whose correction arrives today: moved by the working days it waited. */
    LocalDate resumedDueOn(CaseRow row) {
        var paused = row.pausedOn();
        if (paused == null) {
            return row.dueOn();
        }
        var calendar = days.from(paused);
        return calendar.plusWorkingDays(row.dueOn(), calendar.workingDaysBetween(paused, today()));
    }

    /** The calendar from today on. */
    WorkingCalendar calendar() {
        return days.from(today());
    }

    /** The calendar from another day on. */
    WorkingCalendar calendarFrom(LocalDate day) {
        return days.from(day);
    }

    /** Whether the last day is over. */
    boolean isOverdue(CaseRow row) {
        return row.pausedOn() == null && row.dueOn().isBefore(today());
    }

    /** The working days a case took until now, without those it waited for its applicant. */
    int workingDaysTaken(CaseRow row, List<HistoryEntry> history) {
        var start = day(row.submittedAt());
        var calendar = days.from(start);
        int taken = calendar.workingDaysBetween(start, today());
        LocalDate asked = null;
        for (var entry : history) {
            if (entry.event() == CaseEvent.CORRECTION_ASKED) {
                asked = day(entry.at());
            } else if (entry.event() == CaseEvent.CORRECTED && asked != null) {
                taken -= calendar.workingDaysBetween(asked, day(entry.at()));
                asked = null;
            }
        }
        return Math.max(0, taken);
    }

    /** The day of a moment in the hall's time zone. */
    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** The moment a day begins in the hall's time zone. */
    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
