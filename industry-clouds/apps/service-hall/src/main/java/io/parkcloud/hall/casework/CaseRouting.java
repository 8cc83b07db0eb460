package io.parkcloud.hall.casework;

import io.parkcloud.hall.casework.CaseProcess.Outcome;
import io.parkcloud.hall.casework.Countersign.Answer;
import io.parkcloud.hall.casework.HistoryEntry.Party;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.Departments;
import io.parkcloud.hall.staff.StaffDirectory;
import io.parkcloud.hall.staff.StaffMember;
import org.springframework.stereotype.Component;

/** Who works on a case: given to a colleague, or shown to another department for its word. Each runs in a transaction. */
@Component
class CaseRouting {
    private final CaseAccess access;
    private final CaseHistory history;
    private final CaseProcess process;
    private final CountersignMapper countersigns;
    private final Departments departments;
    private final StaffDirectory staff;
    private final TimeLimits limits;

    CaseRouting(
            CaseAccess access,
            CaseHistory history,
            CaseProcess process,
            CountersignMapper countersigns,
            Departments departments,
            StaffDirectory staff,
            TimeLimits limits) {
        this.access = access;
        this.history = history;
        this.process = process;
        this.countersigns = countersigns;
        this.departments = departments;
        this.staff = staff;
        this.limits = limits;
    }

    void delegate(String receipt, StaffMember who, String colleague, String reason) {
        var before = access.lockToConclude(receipt, who);
        give(before, who.username(), colleague, CaseEvent.DELEGATED, reason);
    }

    /** Gives a locked case to a colleague, who must work for its department. */
    void give(CaseRow before, String giver, String colleague, CaseEvent event, String reason) {
        if (before.assignee() == null || before.state().isDecided()) {
            throw new HallException(
                    Problem.CASE_STATE_CONFLICT,
                    "Case " + before.receipt() + " is " + before.state()
                            + "; only a case being worked on is given away");
        }
        var to = staff.requireColleague(access.departmentOf(before), colleague);
        process.reassign(before, to.username());
        history.save(before.givenTo(to.username()), Party.CLERK, giver, event, "→ " + to.name() + ": " + reason);
    }

    /** Asks another department; the case waits for its answer and the time limit runs on. */
    void ask(String receipt, StaffMember who, String departmentCode, String question) {
        var before = access.lockToConclude(receipt, who);
        var department = departments.require(departmentCode);
        if (departmentCode.equals(access.departmentOf(before))) {
            throw new HallException(
                    Problem.DEPARTMENT_UNKNOWN, "Case " + receipt + " is of this department; ask another one");
        }
        if (!process.has(before, CaseProcess.COUNTERSIGN)) {
            throw new HallException(
                    Problem.CASE_STATE_CONFLICT,
                    "Case " + receipt + " runs on a version of the process that has no countersigning");
        }
        CaseWriter.mustBeAt(
                before, process.conclude(before, who.username(), Outcome.COUNTERSIGN), CaseProcess.COUNTERSIGN);
        countersigns.ask(new Countersign(
                0, before.id(), departmentCode, who.username(), limits.now(), question, null, null, null, null));
        history.note(
                before,
                Party.CLERK,
                who.username(),
                CaseEvent.COUNTERSIGN_ASKED,
                "→ " + department.name().zh() + ": " + question);
    }

    /** The answer of the department that was asked. */
    void answer(String receipt, StaffMember who, boolean agrees, String opinion) {
        var row = access.lockVisible(receipt, who);
        var asked = open(row);
        if (!who.worksFor(asked.departmentCode())) {
            throw new HallException(
                    Problem.CASE_NOT_YOURS, "Department " + asked.departmentCode() + " was asked, not yours");
        }
        end(row, asked, who, agrees ? Answer.AGREE : Answer.OBJECT, opinion);
    }

    /** Takes the question back, so that the review can go on without an answer. */
    void withdraw(String receipt, StaffMember who, String reason) {
        var row = access.lockToConclude(receipt, who);
        end(row, open(row), who, Answer.WITHDRAWN, reason);
    }

    private Countersign open(CaseRow row) {
        return countersigns.ofCase(row.id()).stream()
                .filter(Countersign::isOpen)
                .findFirst()
                .orElseThrow(() -> new HallException(
                        Problem.CASE_STATE_CONFLICT, "Case " + row.receipt() + " waits for no countersigning"));
    }

    private void end(CaseRow row, Countersign asked, StaffMember who, Answer answer, String opinion) {
        process.countersigned(row, who.username());
        countersigns.answer(new Countersign(
                asked.id(),
                row.id(),
                asked.departmentCode(),
                asked.askedBy(),
                asked.askedAt(),
                asked.question(),
                answer,
                who.username(),
                limits.now(),
                opinion));
        var event =
                switch (answer) {
                    case AGREE -> CaseEvent.COUNTERSIGN_AGREED;
                    case OBJECT -> CaseEvent.COUNTERSIGN_OBJECTED;
                    case WITHDRAWN -> CaseEvent.COUNTERSIGN_WITHDRAWN;
                };
        history.note(row, Party.CLERK, who.username(), event, opinion);
    }
}
