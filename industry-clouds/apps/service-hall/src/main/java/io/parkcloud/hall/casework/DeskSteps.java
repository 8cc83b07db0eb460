package io.parkcloud.hall.casework;

import io.parkcloud.hall.casework.CaseProcess.Outcome;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.StaffMember;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What a clerk does with a case. Each step is one transaction; who sees a case and who concludes it is checked inside. */
@Service
public class DeskSteps {
    private static final int LONGEST_REASON = 900;

    private final CaseWriter writer;
    private final CaseRouting routing;
    private final CountersignMapper countersigns;
    private final CaseAccess access;
    private final TransactionTemplate transactions;

    DeskSteps(
            CaseWriter writer,
            CaseRouting routing,
            CountersignMapper countersigns,
            CaseAccess access,
            TransactionTemplate transactions) {
        this.writer = writer;
        this.routing = routing;
        this.countersigns = countersigns;
        this.access = access;
        this.transactions = transactions;
    }

    /** @throws HallException {@code CASE_STATE_CONFLICT} if another clerk was faster */
    public void claim(String receipt, StaffMember clerk) {
        in(() -> writer.claim(receipt, clerk));
    }

    /** Asks the applicant for more; the time limit stands still until they answer. */
    public void askForMore(String receipt, StaffMember clerk, String reason) {
        var text = needed(reason);
        in(() -> writer.conclude(receipt, clerk, Outcome.CORRECT, text));
    }

    /** Approving against a department's objection needs a reason, like everything that somebody may question later. */
    public void approve(String receipt, StaffMember clerk, String remark) {
        var text = isObjected(receipt, clerk) ? needed(remark) : cut(remark);
        in(() -> writer.conclude(receipt, clerk, Outcome.APPROVE, text));
    }

    public void reject(String receipt, StaffMember clerk, String reason) {
        var text = needed(reason);
        in(() -> writer.conclude(receipt, clerk, Outcome.REJECT, text));
    }

    /** Completes a step that the bureau put into the process itself. */
    public void step(String receipt, StaffMember clerk, boolean agreed, String remark) {
        var text = agreed ? cut(remark) : needed(remark);
        in(() -> writer.step(receipt, clerk, agreed, text));
    }

    public void delegate(String receipt, StaffMember clerk, String colleague, String reason) {
        var text = needed(reason);
        in(() -> routing.delegate(receipt, clerk, colleague, text));
    }

    public void askCountersign(String receipt, StaffMember clerk, String department, String question) {
        var text = needed(question);
        in(() -> routing.ask(receipt, clerk, department, text));
    }

    /** The word of the department that was asked; an objection needs a reason. */
    public void countersign(String receipt, StaffMember clerk, boolean agrees, String opinion) {
        var text = agrees ? cut(opinion) : needed(opinion);
        in(() -> routing.answer(receipt, clerk, agrees, text));
    }

    public void withdrawCountersign(String receipt, StaffMember clerk, String reason) {
        var text = needed(reason);
        in(() -> routing.withdraw(receipt, clerk, text));
    }

    private boolean isObjected(String receipt, StaffMember clerk) {
        var all = countersigns.ofCase(access.visible(receipt, clerk).id());
        return !all.isEmpty() && all.getLast().answer() == Countersign.Answer.OBJECT;
    }

    private void in(Runnable step) {
        transactions.executeWithoutResult(status -> step.run());
    }

    static String needed(String reason) {
        if (reason.isBlank()) {
            throw new HallException(Problem.REASON_MISSING, "Whoever reads this later must learn why; write a reason");
        }
        return cut(reason);
    }

    private static String cut(String text) {
        var clean = text.strip();
        return clean.substring(0, Math.min(clean.length(), LONGEST_REASON));
    }
}
