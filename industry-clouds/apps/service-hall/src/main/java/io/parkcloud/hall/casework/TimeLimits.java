package io.parkcloud.hall.casework;

import io.parkcloud.hall.HallSettings;
import io.parkcloud.hall.calendar.WorkingDays;
import io.parkcloud.hall.item.ServiceItem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
        return clock.instant().atZone(zone).toLocalDate();
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
}
