package io.parkcloud.hall.casework;

import io.parkcloud.hall.casework.StatisticsMapper.Count;
import io.parkcloud.hall.staff.StaffMember;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** What the department received and decided, week by week and by item. Weeks begin on Mondays in the hall's time zone. */
@Service
public class Statistics {
    private final StatisticsMapper rows;
    private final TimeLimits limits;

    Statistics(StatisticsMapper rows, TimeLimits limits) {
        this.rows = rows;
        this.limits = limits;
    }

    /** The last weeks, the running one included. */
    public Report report(StaffMember who, int weeks) {
        var first = limits.today()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(weeks - 1L);
        var series = new ArrayList<Week>();
        var byItem = new TreeMap<String, Figures>();
        var total = Figures.NONE;
        for (int i = 0; i < weeks; i++) {
            var start = first.plusWeeks(i);
            var from = limits.startOf(start);
            var to = limits.startOf(start.plusWeeks(1));
            var week = Figures.NONE;
            for (var count : rows.received(who.department(), from, to)) {
                week = week.plus(Figures.received(count));
                byItem.merge(count.itemCode(), Figures.received(count), Figures::plus);
            }
            for (var count : rows.decided(who.department(), from, to)) {
                week = week.plus(Figures.decided(count));
                byItem.merge(count.itemCode(), Figures.decided(count), Figures::plus);
            }
            total = total.plus(week);
            series.add(new Week(start, week));
        }
        var items = byItem.entrySet().stream()
                .map(entry -> new ItemFigures(entry.getKey(), entry.getValue()))
                .toList();
        return new Report(series, items, total);
    }

    /**
     * What was counted.
     *
     * @param received cases filed
     * @param decided cases decided
     * @param onTime of those measured, how many within their limit
     * @param workingDays working days those measured took, added up
     * @param measured decided cases of which this is known
     */
    public record Figures(long received, long decided, long onTime, long workingDays, long measured) {
        static final Figures NONE = new Figures(0, 0, 0, 0, 0);

        static Figures received(Count count) {
            return new Figures(count.cases(), 0, 0, 0, 0);
        }

        static Figures decided(Count count) {
            return new Figures(0, count.cases(), count.onTime(), count.workingDays(), count.measured());
        }

        Figures plus(Figures other) {
            return new Figures(
                    received + other.received,
                    decided + other.decided,
                    onTime + other.onTime,
                    workingDays + other.workingDays,
                    measured + other.measured);
        }

        /** Decided after their limit. */
        public long late() {
            return measured - onTime;
        }

        /** Share decided within the limit in percent; a dash if nothing was measured. */
        public String onTimeShare() {
            return measured == 0 ? "—" : Math.floorDiv(onTime * 100, measured) + "%";
        }

        /** Working days a case took on average, to one digit; a dash if nothing was measured. */
        public String averageDays() {
            return measured == 0 ? "—" : String.valueOf(Math.round(workingDays * 10.0 / measured) / 10.0);
        }
    }

    /**
     * A week.
     *
     * @param start its Monday
     * @param figures what was counted
     */
    public record Week(LocalDate start, Figures figures) {}

    /**
     * An item.
     *
     * @param code item code
     * @param figures what was counted
     */
    public record ItemFigures(String code, Figures figures) {}

    /**
     * Everything.
     *
     * @param weeks oldest first
     * @param items by code
     * @param total all together
     */
    public record Report(List<Week> weeks, List<ItemFigures> items, Figures total) {

        public Report {
            weeks = List.copyOf(weeks);
            items = List.copyOf(items);
        }
    }
}
