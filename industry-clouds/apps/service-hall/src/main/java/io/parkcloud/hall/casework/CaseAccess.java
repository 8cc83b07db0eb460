package io.parkcloud.hall.casework;

import io.parkcloud.hall.item.ItemCatalogue;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.StaffMember;
import org.springframework.stereotype.Component;

/**
 * Which cases a member of staff sees and works on: their department's, and to see those their department was asked to
 * countersign. A case of others is the same answer as none, so that receipts cannot be probed.
 */
@Component
class CaseAccess {
    private final CaseMapper rows;
    private final CountersignMapper countersigns;
    private final ItemCatalogue items;

    CaseAccess(CaseMapper rows, CountersignMapper countersigns, ItemCatalogue items) {
        this.rows = rows;
        this.countersigns = countersigns;
        this.items = items;
    }

    /** Code of the department that a case belongs to. */
    String departmentOf(CaseRow row) {
        return items.require(row.itemCode(), row.formVersion()).departmentCode();
    }

    /** @throws HallException {@code CASE_NOT_FOUND}, also for a case of others */
    CaseRow visible(String receipt, StaffMember who) {
        return seenBy(rows.find(receipt).orElseThrow(() -> unknown(receipt)), who);
    }

    /** The same with its row locked. */
    CaseRow lockVisible(String receipt, StaffMember who) {
        return seenBy(lock(receipt), who);
    }

    /**
     * The case with its row locked, whoever asks. Must be the first thing a transaction reads: what it read before would be of
     * the time before it had the lock.
     */
    CaseRow lock(String receipt) {
        return rows.lock(receipt).orElseThrow(() -> unknown(receipt));
    }

    /** The case, locked, if it is one of the clerk's department. */
    CaseRow lockOwn(String receipt, StaffMember who) {
        var row = lockVisible(receipt, who);
        if (!who.worksFor(departmentOf(row))) {
            throw new HallException(
                    Problem.CASE_NOT_YOURS,
                    "Case " + receipt + " is another department's; yours was asked to countersign");
        }
        return row;
    }

    /** The case, locked, if the clerk is the one who works on it or supervises its department. */
    CaseRow lockToConclude(String receipt, StaffMember who) {
        var row = lockOwn(receipt, who);
        if (!mayConclude(row, who)) {
            throw new HallException(
                    Problem.CASE_NOT_YOURS,
                    "Case " + receipt + " is with '" + row.assignee() + "'; only they or a supervisor can conclude it");
        }
        return row;
    }

    boolean mayConclude(CaseRow row, StaffMember who) {
        var assignee = row.assignee();
        return who.worksFor(departmentOf(row))
                && (assignee == null || assignee.equals(who.username()) || who.supervises());
    }

    private CaseRow seenBy(CaseRow row, StaffMember who) {
        if (!who.worksFor(departmentOf(row)) && !wasAsked(row, who)) {
            throw unknown(row.receipt());
        }
        return row;
    }

    private boolean wasAsked(CaseRow row, StaffMember who) {
        return countersigns.ofCase(row.id()).stream().anyMatch(asked -> who.worksFor(asked.departmentCode()));
    }

    private static HallException unknown(String receipt) {
        return new HallException(Problem.CASE_NOT_FOUND, "There is no case '" + receipt + "'");
    }
}
