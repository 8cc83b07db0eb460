package io.parkcloud.hall.calendar;

import io.parkcloud.hall.HallSettings;
import io.parkcloud.hall.calendar.CalendarMapper.CalendarRow;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.AdminLog;
import io.parkcloud.hall.staff.StaffMember;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The bureau's calendar in the hands of an administrator. Time limits that were promised before stay as they were. */
@Service
public class CalendarOffice {
    private static final WorkingCalendar PLAIN_WEEK = new WorkingCalendar(Map.of());

    private final CalendarMapper rows;
    private final AdminLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final HallSettings settings;

    CalendarOffice(
            CalendarMapper rows, AdminLog log, TransactionTemplate transactions, Clock clock, HallSettings settings) {
        this.rows = rows;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /** The month that it is now. */
    public YearMonth thisMonth() {
        return YearMonth.from(today());
    }

    /** The weeks of a month from Monday to Sunday, with the days of its neighbours that fill them. */
    public List<List<Day>> weeks(YearMonth month) {
        var first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        var listed =
                rows.between(first, last).stream().collect(Collectors.toMap(CalendarRow::day, Function.identity()));
        var weeks = new ArrayList<List<Day>>();
        for (var monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            var week = new ArrayList<Day>();
            for (var day = monday; day.isBefore(monday.plusWeeks(1)); day = day.plusDays(1)) {
                var row = listed.get(day);
                week.add(new Day(
                        day,
                        row == null ? PLAIN_WEEK.isWorking(day) : row.working(),
                        row != null,
                        row == null ? "" : row.name(),
                        YearMonth.from(day).equals(month),
                        day.equals(today())));
            }
            weeks.add(week);
        }
        return weeks;
    }

    /** Makes a day working or free; one that is like the plain week and has no name is not listed any more. */
    public void set(StaffMember who, LocalDate day, boolean working, String name) {
        if (who.department() != null) {
            throw new HallException(
                    Problem.REQUEST_FORBIDDEN,
                    "The calendar is every department's; it is for the hall's administrator");
        }
        var label = name.strip();
        transactions.executeWithoutResult(status -> {
            if (PLAIN_WEEK.isWorking(day) == working && label.isEmpty()) {
                rows.remove(day);
            } else {
                rows.put(new CalendarRow(day, working, label.substring(0, Math.min(label.length(), 60))));
            }
            log.note(who, day.toString(), working ? "working-day" : "free-day", label);
        });
    }

    private LocalDate today() {
        return clock.instant().atZone(settings.timeZone()).toLocalDate();
    }

    /**
     * A day.
     *
     * @param date date
     * @param working whether it is worked
     * @param listed whether it is listed as an exception
     * @param name why; empty if nothing was written
     * @param inMonth whether it is of the month shown
     * @param today whether it is today
     */
    public record Day(LocalDate date, boolean working, boolean listed, String name, boolean inMonth, boolean today) {}
}
