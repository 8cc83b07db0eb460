package io.parkcloud.hall.casework;

import io.parkcloud.hall.attachment.Attachment;
import io.parkcloud.hall.attachment.AttachmentVault;
import io.parkcloud.hall.casework.CaseMapper.QueuePlace;
import io.parkcloud.hall.casework.CaseMapper.StateCount;
import io.parkcloud.hall.casework.CaseProcess.Outcome;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The clerk's side: the queue, and the steps a clerk takes with a case. */
@Service
public class Desk {
    private static final int PAGE = 30;
    private static final int LONGEST_REASON = 1_000;

    private final CaseMapper rows;
    private final Cases cases;
    private final CaseWriter writer;
    private final AttachmentVault vault;
    private final TransactionTemplate transactions;
    private final TimeLimits limits;

    Desk(
            CaseMapper rows,
            Cases cases,
            CaseWriter writer,
            AttachmentVault vault,
            TransactionTemplate transactions,
            TimeLimits limits) {
        this.rows = rows;
        this.cases = cases;
        this.writer = writer;
        this.vault = vault;
        this.transactions = transactions;
        this.limits = limits;
    }

    /**
     * A page of cases in a state, the most urgent first.
     *
     * @param assignee only this clerk's; null for everybody's
     * @param after token of the page before; null or unreadable starts at the beginning
     */
    public QueuePage queue(CaseState state, @Nullable String assignee, @Nullable String after) {
        var found = rows.queue(state, assignee, place(after), PAGE + 1);
        if (found.size() <= PAGE) {
            return new QueuePage(found, Optional.empty());
        }
        var last = found.get(PAGE - 1);
        return new QueuePage(found.subList(0, PAGE), Optional.of(last.dueOn() + "_" + last.id()));
    }

    /** How many cases are in each state. */
    public Map<CaseState, Long> counts() {
        var counts = new EnumMap<CaseState, Long>(CaseState.class);
        for (var state : CaseState.values()) {
            counts.put(state, 0L);
        }
        for (StateCount count : rows.counts()) {
            counts.put(count.state(), count.cases());
        }
        return counts;
    }

    /** Today in the hall's time zone, for telling what is overdue. */
    public LocalDate today() {
        return limits.today();
    }

    /** @throws HallException {@code CASE_NOT_FOUND} */
    public CaseView open(String receipt) {
        return cases.view(cases.require(receipt));
    }

    /** An attachment of a case with where its content is. */
    public OpenedFile file(String receipt, String attachmentId) {
        var attachment = vault.require(cases.require(receipt).id(), attachmentId);
        return new OpenedFile(attachment, vault.content(attachment));
    }

    /** @throws HallException {@code CASE_STATE_CONFLICT} if another clerk was faster */
    public void claim(String receipt, Clerk clerk) {
        transactions.executeWithoutResult(status -> writer.claim(receipt, clerk.username()));
    }

    /** Asks the applicant for more; the time limit stands still until they answer. */
    public void askForMore(String receipt, Clerk clerk, String reason) {
        conclude(receipt, clerk, Outcome.CORRECT, needed(reason));
    }

    public void approve(String receipt, Clerk clerk, String remark) {
        conclude(receipt, clerk, Outcome.APPROVE, cut(remark));
    }

    public void reject(String receipt, Clerk clerk, String reason) {
        conclude(receipt, clerk, Outcome.REJECT, needed(reason));
    }

    private void conclude(String receipt, Clerk clerk, Outcome outcome, String reason) {
        transactions.executeWithoutResult(
                status -> writer.conclude(receipt, clerk.username(), clerk.supervisor(), outcome, reason));
    }

    private static String needed(String reason) {
        if (reason.isBlank()) {
            throw new HallException(Problem.REASON_MISSING, "The applicant must be told why; write a reason");
        }
        return cut(reason);
    }

    private static String cut(String text) {
        var clean = text.strip();
        return clean.substring(0, Math.min(clean.length(), LONGEST_REASON));
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
     * Who acts.
     *
     * @param username sign-in name
     * @param supervisor whether they may act on colleagues' cases
     */
    public record Clerk(String username, boolean supervisor) {}

    /**
     * A page of the queue.
     *
     * @param cases cases
     * @param next token for the next page; empty on the last
     */
    public record QueuePage(List<CaseRow> cases, Optional<String> next) {

        public QueuePage {
            cases = List.copyOf(cases);
        }
    }

    /**
     * A file ready to be read.
     *
     * @param attachment what it is
     * @param content where it is
     */
    public record OpenedFile(Attachment attachment, Path content) {}
}
