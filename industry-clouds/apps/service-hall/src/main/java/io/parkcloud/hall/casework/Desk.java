package io.parkcloud.hall.casework;

import io.parkcloud.hall.calendar.WorkingCalendar;
import io.parkcloud.hall.casework.QueueMapper.Filter;
import io.parkcloud.hall.casework.QueueMapper.Needs;
import io.parkcloud.hall.casework.QueueMapper.QueuePlace;
import io.parkcloud.hall.casework.QueueMapper.QueueRow;
import io.parkcloud.hall.staff.StaffMember;
import io.parkcloud.hall.text.Masks;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The clerk's queue. Everybody sees their department's cases and those it was asked to countersign. */
@Service
public class Desk {
    private static final int PAGE = 30;
    private static final int LONGEST_SEARCH = 60;

    private final QueueMapper rows;
    private final TimeLimits limits;

    Desk(QueueMapper rows, TimeLimits limits) {
        this.rows = rows;
        this.limits = limits;
    }

    /**
     * A page of cases, the most urgent first.
     *
     * @param after token of the page before; null or unreadable starts at the beginning
     */
    public QueuePage queue(StaffMember who, Wanted wanted, @Nullable String after) {
        var calendar = limits.calendar();
        var found = rows.queue(filter(who, wanted, calendar), place(after), PAGE + 1);
        var page = found.stream().limit(PAGE).map(row -> shown(row, calendar)).toList();
        if (found.size() <= PAGE) {
            return new QueuePage(page, Optional.empty());
        }
        var last = found.get(PAGE - 1);
        return new QueuePage(page, Optional.of(last.dueOn() + "_" + last.id()));
    }

    /** How many cases are in each state. */
    public Map<CaseState, Long> counts(StaffMember who) {
        var counts = new EnumMap<CaseState, Long>(CaseState.class);
        for (var state : CaseState.values()) {
            counts.put(state, 0L);
        }
        rows.counts(Filter.of(who.department())).forEach(count -> counts.put(count.state(), count.cases()));
        return counts;
    }

    /** How many cases need somebody. */
    public Needs needs(StaffMember who) {
        return rows.needs(Filter.of(who.department()), who.username(), limits.today());
    }

    private Filter filter(StaffMember who, Wanted wanted, WorkingCalendar calendar) {
        var today = limits.today();
        LocalDate from = null;
        LocalDate to = null;
        var urgency = wanted.urgency();
        if (urgency == Urgency.OVERDUE) {
            to = today.minusDays(1);
        } else if (urgency == Urgency.TODAY) {
            from = today;
            to = today;
        } else if (urgency == Urgency.SOON) {
            from = today.plusDays(1);
            to = Urgency.lastSoon(today, calendar);
        }
        return new Filter(
                who.department(),
                wanted.state(),
                wanted.mine() ? who.username() : null,
                blankToNull(wanted.item()),
                pattern(wanted.words()),
                from,
                to,
                wanted.escalated(),
                wanted.countersigning());
    }

    private QueuedCase shown(QueueRow row, WorkingCalendar calendar) {
        var today = limits.today();
        int left = row.dueOn().isBefore(today)
                ? (int) ChronoUnit.DAYS.between(today, row.dueOn())
                : calendar.workingDaysBetween(today, row.dueOn());
        return new QueuedCase(
                row.receipt(),
                row.itemCode(),
                Masks.name(row.applicant()),
                row.state(),
                row.assignee(),
                limits.day(row.submittedAt()),
                row.dueOn(),
                Urgency.of(row.state(), row.dueOn(), today, calendar),
                left,
                row.escalated(),
                row.countersigner());
    }

    private static @Nullable String pattern(@Nullable String words) {
        var text = blankToNull(words);
        if (text == null) {
            return null;
        }
        var cut = text.substring(0, Math.min(text.length(), LONGEST_SEARCH));
        return cut.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static QueuePlace place(@Nullable String token) {
        if (token == null || !token.matches("\\d{4}-\\d{2}-\\d{2}_\\d{1,18}")) {
            return QueuePlace.START;
        }
        try {
            return new QueuePlace(LocalDate.parse(token.substring(0, 10)), Long.parseLong(token.substring(11)));
        } catch (DateTimeException e) {
            return QueuePlace.START;
        }
    }

    /**
     * What a clerk wants to see.
     *
     * @param state state; null for all
     * @param mine only cases in their own hands
     * @param item item code; null or blank for all
     * @param words beginning of a receipt number or of the applicant's name; null or blank for all
     * @param urgency overdue, due today or soon; null for all
     * @param escalated only what was passed up to supervisors
     * @param countersigning only what waits for their department's word
     */
    public record Wanted(
            @Nullable CaseState state,
            boolean mine,
            @Nullable String item,
            @Nullable String words,
            @Nullable Urgency urgency,
            boolean escalated,
            boolean countersigning) {}

    /**
     * A page of the queue.
     *
     * @param cases cases
     * @param next token for the next page; empty on the last
     */
    public record QueuePage(List<QueuedCase> cases, Optional<String> next) {

        public QueuePage {
            cases = List.copyOf(cases);
        }
    }
}
