package io.parkcloud.hall.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/**
 * Which days are working days: Monday to Friday, but for the days listed otherwise (a public holiday, a Saturday worked to
 * make up for one).
 *
 * @param exceptions day to whether it is worked
 */
public record WorkingCalendar(Map<LocalDate, Boolean> exceptions) {

    public WorkingCalendar {
        exceptions = Map.copyOf(exceptions);
    }

    /** Whether offices are open on this day. */
    public boolean isWorking(LocalDate day) {
        var listed = exceptions.get(day);
        if (listed != null) {
            return listed;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /**
     * The last day of a limit of so many working days. The day of the event itself is not counted (Civil Code art. 201), so a
     * limit of one day that begins on a Friday ends on the Monday after.
     *
     * @param workingDays not negative; 0 gives the day itself
     */
    public LocalDate plusWorkingDays(LocalDate from, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("a time limit cannot be negative, was " + workingDays + " working days");
        }
        var day = from;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorking(day)) {
                left--;
            }
        }
        return day;
    }

    /** Working days after {@code from} up to and including {@code to}; 0 if {@code to} is not later. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        int count = 0;
        for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorking(day)) {
                count++;
            }
        }
        return count;
    }
}
