package io.parkcloud.hall.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import org.springframework.stereotype.Service;

/** The bureau's calendar as the database has it now. */
@Service
public class WorkingDays {
    private static final int MONTHS_AHEAD = 14;

    private final CalendarMapper days;

    WorkingDays(CalendarMapper days) {
        this.days = days;
    }

    /** The calendar from this day on, far enough for every legal time limit. */
    public WorkingCalendar from(LocalDate start) {
        var exceptions = new HashMap<LocalDate, Boolean>();
        for (var row : days.between(start, start.plusMonths(MONTHS_AHEAD))) {
            exceptions.put(row.day(), row.working());
        }
        return new WorkingCalendar(exceptions);
    }
}
