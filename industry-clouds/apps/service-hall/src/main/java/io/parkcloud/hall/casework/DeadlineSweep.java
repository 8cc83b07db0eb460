package io.parkcloud.hall.casework;

import io.parkcloud.hall.casework.HistoryEntry.Party;
import io.parkcloud.hall.problem.Outages;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Watches the time limits: a warning when one working day is left, overdue from the day after the last one, and a working day
 * later the case is passed up to the supervisors. Each is given once for each due day, also by two halls on one database: the
 * case's row is locked first, and the warning's key is there only once.
 */
@Component
class DeadlineSweep {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineSweep.class);
    private static final int BATCH = 200;

    private final AlertMapper alerts;
    private final CaseMapper rows;
    private final CaseHistory history;
    private final TimeLimits limits;
    private final TransactionTemplate transactions;

    DeadlineSweep(
            AlertMapper alerts,
            CaseMapper rows,
            CaseHistory history,
            TimeLimits limits,
            TransactionTemplate transactions) {
        this.alerts = alerts;
        this.rows = rows;
        this.history = history;
        this.limits = limits;
        this.transactions = transactions;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 15_000)
    void sweep() {
        try {
            var today = limits.today();
            for (var kind : AlertKind.values()) {
                sweep(kind, lastDue(kind, today));
            }
        } catch (RuntimeException e) {
            if (Outages.of(e).isEmpty()) {
                throw e;
            }
            LOG.warn("Time limits not looked at, the next pass will: {}", e.toString());
        }
    }

    private void sweep(AlertKind kind, LocalDate lastDue) {
        for (var receipt : alerts.pending(kind, lastDue, BATCH)) {
            transactions.executeWithoutResult(status -> give(kind, receipt, lastDue));
        }
    }

    /** The case may have been decided or paused since it was found, so it is looked at again under its lock. */
    private void give(AlertKind kind, String receipt, LocalDate lastDue) {
        var row = rows.lock(receipt).orElseThrow();
        boolean open = row.state() == CaseState.SUBMITTED || row.state() == CaseState.UNDER_REVIEW;
        if (open && !row.dueOn().isAfter(lastDue) && alerts.add(row.id(), kind, row.dueOn(), limits.now()) == 1) {
            history.note(row, Party.SYSTEM, "", kind.event(), row.dueOn().toString());
        }
    }

    /** The latest due day for which a warning is to be given today. */
    private LocalDate lastDue(AlertKind kind, LocalDate today) {
        return switch (kind) {
            case WARNED -> Urgency.lastSoon(today, limits.calendar());
            case OVERDUE -> today.minusDays(1);
            case ESCALATED -> lastEscalated(today);
        };
    }

    /** The latest day with at least one working day gone between it and today, so that the clerk had that day. */
    private LocalDate lastEscalated(LocalDate today) {
        var day = today.minusDays(1);
        var calendar = limits.calendarFrom(today.minusDays(40));
        while (calendar.workingDaysBetween(day, today.minusDays(1)) < 1 && day.isAfter(today.minusDays(40))) {
            day = day.minusDays(1);
        }
        return day;
    }
}
