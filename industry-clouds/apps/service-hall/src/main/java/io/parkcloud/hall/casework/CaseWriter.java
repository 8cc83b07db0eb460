package io.parkcloud.hall.casework;

import io.parkcloud.hall.attachment.AttachmentVault;
import io.parkcloud.hall.casework.CaseProcess.Outcome;
import io.parkcloud.hall.casework.HistoryEntry.Party;
import io.parkcloud.hall.form.FormSchema;
import io.parkcloud.hall.item.ServiceItem;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * The steps a case takes. Each must run in a transaction: the case row, the process task, the history line, the form and the
 * attachments' rows are written together or not at all.
 */
@Component
class CaseWriter {
    private static final int LONGEST_APPLICANT = 120;

    private final CaseMapper rows;
    private final CaseProcess process;
    private final TimeLimits limits;
    private final QueryCodes codes;
    private final AttachmentVault vault;

    CaseWriter(CaseMapper rows, CaseProcess process, TimeLimits limits, QueryCodes codes, AttachmentVault vault) {
        this.rows = rows;
        this.process = process;
        this.limits = limits;
        this.codes = codes;
        this.vault = vault;
    }

    void open(ServiceItem item, Submission submission, String receipt) {
        var row = new CaseRow(
                0,
                receipt,
                codes.next(),
                item.code(),
                item.formVersion(),
                applicant(item, submission),
                CaseState.SUBMITTED,
                1,
                null,
                process.start(receipt),
                limits.now(),
                limits.dueOn(item),
                null,
                null);
        rows.add(row);
        long id = rows.lastId();
        rows.addForm(id, 1, submission.form().toString());
        vault.keep(submission.files(), id, 1);
        rows.addHistory(new HistoryEntry(
                id, 1, row.submittedAt(), Party.CITIZEN, row.applicant(), CaseEvent.SUBMITTED, row.state(), ""));
        if (!submission.takenOver().isEmpty()) {
            rows.addHistory(new HistoryEntry(
                    id,
                    2,
                    row.submittedAt(),
                    Party.CITIZEN,
                    row.applicant(),
                    CaseEvent.PREFILLED,
                    row.state(),
                    submission.takenOver()));
        }
    }

    /** A new code that only its holder knows. */
    String newCode() {
        return codes.next();
    }

    void correct(String receipt, Submission submission) {
        var before = lock(receipt);
        process.corrected(before);
        var row = before.resumedWith(limits.resumedDueOn(before));
        rows.addForm(row.id(), row.formRound(), submission.form().toString());
        vault.keep(submission.files(), row.id(), row.formRound());
        save(row, Party.CITIZEN, row.applicant(), CaseEvent.CORRECTED, "");
    }

    void claim(String receipt, String clerk) {
        var before = lock(receipt);
        process.accept(before, clerk);
        save(before.claimedBy(clerk), Party.CLERK, clerk, CaseEvent.CLAIMED, "");
    }

    /** @param supervisor whether the clerk may conclude a case that is another's */
    void conclude(String receipt, String clerk, boolean supervisor, Outcome outcome, String reason) {
        var before = lock(receipt);
        if (before.assignee() != null && !before.assignee().equals(clerk) && !supervisor) {
            throw new HallException(
                    Problem.CASE_NOT_YOURS,
                    "Case " + receipt + " is with '" + before.assignee()
                            + "'; only they or an administrator can conclude it");
        }
        process.conclude(before, clerk, outcome);
        switch (outcome) {
            case CORRECT ->
                save(before.pausedOn(limits.today()), Party.CLERK, clerk, CaseEvent.CORRECTION_ASKED, reason);
            case APPROVE ->
                save(before.decided(CaseState.APPROVED, limits.now()), Party.CLERK, clerk, CaseEvent.APPROVED, reason);
            case REJECT ->
                save(before.decided(CaseState.REJECTED, limits.now()), Party.CLERK, clerk, CaseEvent.REJECTED, reason);
        }
    }

    private CaseRow lock(String receipt) {
        return rows.lock(receipt)
                .orElseThrow(() -> new HallException(Problem.CASE_NOT_FOUND, "There is no case '" + receipt + "'"));
    }

    private void save(CaseRow row, Party party, String actor, CaseEvent event, String reason) {
        rows.save(row);
        rows.addHistory(new HistoryEntry(
                row.id(), rows.nextSeq(row.id()), limits.now(), party, actor, event, row.state(), reason));
    }

    private static String applicant(ServiceItem item, Submission submission) {
        var name = FormSchema.shown(submission.form(), item.applicantPointer());
        return name.substring(0, Math.min(name.length(), LONGEST_APPLICANT));
    }
}
