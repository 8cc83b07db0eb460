package io.parkcloud.hall.rating;

import io.parkcloud.hall.HallSettings;
import io.parkcloud.hall.calendar.WorkingDays;
import io.parkcloud.hall.casework.Filing;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes ratings from applicants and answers from clerks. */
@Service
public class Ratings {
    /** Within the fifteen working days that the State Council's notice (国办发〔2019〕51 号) leaves for putting things right. */
    private static final int DAYS_TO_REPLY = 5;

    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_LIST = 200;

    private final RatingMapper rows;
    private final Filing filing;
    private final WorkingDays days;
    private final Clock clock;
    private final HallSettings settings;

    Ratings(RatingMapper rows, Filing filing, WorkingDays days, Clock clock, HallSettings settings) {
        this.rows = rows;
        this.filing = filing;
        this.days = days;
        this.clock = clock;
        this.settings = settings;
    }

    public Optional<Rating> find(String receipt) {
        return rows.find(receipt);
    }

    /**
     * Rates a decided case, once.
     *
     * @throws HallException {@code CASE_NOT_FOUND}, {@code RATING_TOO_EARLY}, {@code RATING_REASON_MISSING} for a bad grade
     *     without any reason, {@code RATING_EXISTS}
     */
    public void rate(String receipt, String queryCode, Grade grade, Set<Complaint> complaints, String remark) {
        var row = filing.progress(receipt, queryCode).row();
        if (!row.state().isDecided()) {
            throw new HallException(Problem.RATING_TOO_EARLY, "Case " + receipt + " is rated once it is decided");
        }
        if (grade.isBad() && complaints.isEmpty() && remark.isBlank()) {
            throw new HallException(
                    Problem.RATING_REASON_MISSING, "Say what went wrong, so that the department can answer it");
        }
        var named = grade.isBad()
                ? new TreeSet<>(complaints).stream().map(Complaint::name).collect(Collectors.joining(","))
                : "";
        var dueOn = grade.isBad() ? days.from(today()).plusWorkingDays(today(), DAYS_TO_REPLY) : null;
        try {
            rows.add(new Rating(
                    row.receipt(),
                    row.itemCode(),
                    grade,
                    named,
                    cut(remark),
                    clock.instant(),
                    dueOn,
                    null,
                    null,
                    null));
        } catch (DuplicateKeyException e) {
            throw new HallException(
                    Problem.RATING_EXISTS, "Case " + receipt + " has been rated; a case is rated once", e);
        }
    }

    /** Bad ratings nobody has answered, the most urgent first. */
    public List<Rating> waiting() {
        return rows.waiting(LONGEST_LIST);
    }

    public int countWaiting() {
        return rows.countWaiting();
    }

    /** @throws HallException {@code REASON_MISSING} if nothing is written, {@code CASE_STATE_CONFLICT} if it waits for none */
    public void reply(String receipt, String clerk, String text) {
        if (text.isBlank()) {
            throw new HallException(Problem.REASON_MISSING, "Write what the applicant shall read");
        }
        if (rows.reply(receipt, cut(text), clerk, clock.instant()) == 0) {
            throw new HallException(
                    Problem.CASE_STATE_CONFLICT,
                    "The rating of case " + receipt + " does not wait for an answer (any more)");
        }
    }

    /** Today in the hall's time zone. */
    public LocalDate today() {
        return clock.instant().atZone(settings.timeZone()).toLocalDate();
    }

    private static String cut(String text) {
        var clean = text.strip();
        return clean.substring(0, Math.min(clean.length(), LONGEST_TEXT));
    }
}
