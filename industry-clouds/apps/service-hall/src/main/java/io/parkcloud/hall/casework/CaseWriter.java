package io.parkcloud.hall.casework;

import io.parkcloud.hall.attachment.AttachmentVault;
import io.parkcloud.hall.casework.CaseProcess.Outcome;
import io.parkcloud.hall.casework.CaseProcess.Place;
import io.parkcloud.hall.casework.HistoryEntry.Party;
import io.parkcloud.hall.form.FormSchema;
import io.parkcloud.hall.item.ServiceItem;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.StaffMember;
import org.springframework.stereotype.Component;

/**
 * The steps a case takes. Each must run in a transaction: the case row, the process task, the history line, the form and the
 * attachments' rows are written together or not at all. Where the process is afterwards decides the state of the case.
 */
@Component
class CaseWriter {
    private static final int LONGEST_APPLICANT = 120;

    private final CaseMapper rows;
    private final CaseAccess access;
    private final CaseHistory history;
    private final CaseProcess process;
    private final TimeLimits limits;
    private final QueryCodes codes;
    private final AttachmentVault vault;

    CaseWriter(
            CaseMapper rows,
            CaseAccess access,
            CaseHistory history,
            CaseProcess process,
            TimeLimits limits,
            QueryCodes codes,
            AttachmentVault vault) {
        this.rows = rows;
        this.access = access;
        this.history = history;
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
        var before = access.lock(receipt);
        process.corrected(before);
        var row = before.resumedWith(limits.resumedDueOn(before));
        rows.addForm(row.id(), row.formRound(), submission.form().toString());
        vault.keep(submission.files(), row.id(), row.formRound());
        history.save(row, Party.CITIZEN, row.applicant(), CaseEvent.CORRECTED, "");
    }

    /** Only the item's own department accepts a case; one that countersigns does not. */
    void claim(String receipt, StaffMember clerk) {
        var before = access.lockOwn(receipt, clerk);
        process.accept(before, clerk.username());
        history.save(before.claimedBy(clerk.username()), Party.CLERK, clerk.username(), CaseEvent.CLAIMED, "");
    }

    void conclude(String receipt, StaffMember clerk, Outcome outcome, String reason) {
        var before = access.lockToConclude(receipt, clerk);
        var place = process.conclude(before, clerk.username(), outcome);
        if (outcome == Outcome.CORRECT) {
            mustBeAt(before, place, CaseProcess.CORRECT);
            save(before.pausedOn(limits.today()), clerk, CaseEvent.CORRECTION_ASKED, reason);
        } else if (place.ended()) {
            decide(before, place, clerk, reason);
        } else {
            save(before, clerk, CaseEvent.REVIEWED, reason);
        }
    }

    /** Completes a step that the bureau put into the process itself; a decision after it is told with the review's reason. */
    void step(String receipt, StaffMember who, boolean agreed, String remark) {
        var before = access.lockOwn(receipt, who);
        var at = process.place(before);
        if (!at.isOwnStep()) {
            throw new HallException(
                    Problem.CASE_STATE_CONFLICT, "Case " + receipt + " waits for no such step; look at it again");
        }
        if (at.forSupervisors() && !who.supervises()) {
            throw new HallException(Problem.CASE_NOT_YOURS, "Step '" + at.name() + "' is a supervisor's");
        }
        var reviewed = rows.history(before.id()).reversed().stream()
                .filter(entry -> entry.event() == CaseEvent.REVIEWED)
                .map(HistoryEntry::reason)
                .findFirst();
        var place = process.step(before, at.activity(), who.username(), agreed);
        save(before, who, agreed ? CaseEvent.STEP_AGREED : CaseEvent.STEP_RETURNED, at.name() + ": " + remark);
        if (place.ended()) {
            decide(before, place, who, reviewed.orElse(remark));
        }
    }

    private void decide(CaseRow before, Place place, StaffMember clerk, String reason) {
        var state =
                switch (place.activity()) {
                    case CaseProcess.APPROVED -> CaseState.APPROVED;
                    case CaseProcess.REJECTED -> CaseState.REJECTED;
                    default -> throw misfit(before, place);
                };
        var row = before.decided(state, limits.now());
        rows.measure(row.id(), limits.workingDaysTaken(row, rows.history(row.id())), !limits.isOverdue(before));
        save(row, clerk, state == CaseState.APPROVED ? CaseEvent.APPROVED : CaseEvent.REJECTED, reason);
    }

    private void save(CaseRow row, StaffMember clerk, CaseEvent event, String reason) {
        history.save(row, Party.CLERK, clerk.username(), event, reason);
    }

    static void mustBeAt(CaseRow row, Place place, String task) {
        if (!task.equals(place.activity())) {
            throw misfit(row, place);
        }
    }

    private static HallException misfit(CaseRow row, Place place) {
        return new HallException(
                Problem.PROCESS_INVALID,
                "The process leads case " + row.receipt() + " to '" + place.activity()
                        + "', where this step must not lead; nothing was changed, an administrator must mend the process");
    }

    private static String applicant(ServiceItem item, Submission submission) {
        var name = FormSchema.shown(submission.form(), item.applicantPointer());
        return name.substring(0, Math.min(name.length(), LONGEST_APPLICANT));
    }
}
