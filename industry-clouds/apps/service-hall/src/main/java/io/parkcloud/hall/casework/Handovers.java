package io.parkcloud.hall.casework;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.StaffDirectory;
import io.parkcloud.hall.staff.StaffMember;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Giving all one's cases to a colleague while away, and taking back those that are still open. All of them, or none. */
@Service
public class Handovers {
    private final HandoverMapper rows;
    private final QueueMapper queue;
    private final CaseMapper cases;
    private final CaseRouting routing;
    private final StaffDirectory staff;
    private final TimeLimits limits;
    private final TransactionTemplate transactions;

    Handovers(
            HandoverMapper rows,
            QueueMapper queue,
            CaseMapper cases,
            CaseRouting routing,
            StaffDirectory staff,
            TimeLimits limits,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.queue = queue;
        this.cases = cases;
        this.routing = routing;
        this.staff = staff;
        this.limits = limits;
        this.transactions = transactions;
    }

    /** How many open cases are in somebody's hands. */
    public int openCases(String username) {
        return queue.inHandsOf(username).size();
    }

    /** Handovers not taken back that this member of staff made, got or supervises. */
    public List<Handover> running(StaffMember who) {
        return rows.open().stream()
                .filter(one -> one.toUser().equals(who.username()) || mayMove(one.fromUser(), who))
                .toList();
    }

    /** @return how many cases were handed over */
    public int handOver(StaffMember who, String from, String to, String reason) {
        var text = DeskSteps.needed(reason);
        require(from, who);
        if (from.equals(to)) {
            throw new HallException(
                    Problem.STAFF_UNKNOWN, "'" + to + "' has these cases already; choose somebody else");
        }
        var receipts = queue.inHandsOf(from);
        return Objects.requireNonNull(transactions.execute(status -> {
            var locked = lockAll(receipts, from);
            rows.add(new Handover(0, from, to, text, who.username(), limits.now(), null, 0));
            long id = cases.lastId();
            for (var row : locked) {
                routing.give(row, who.username(), to, CaseEvent.HANDED_OVER, text);
                rows.addCase(id, row.id());
            }
            return locked.size();
        }));
    }

    /** Gives back what is still open and still there. */
    public void takeBack(StaffMember who, long id) {
        var handover = rows.find(id).orElseThrow(Handovers::unknown);
        require(handover.fromUser(), who);
        var receipts = rows.stillThere(handover);
        transactions.executeWithoutResult(status -> {
            if (rows.returned(id, limits.now()) == 0) {
                throw unknown();
            }
            for (var row : lockAll(receipts, handover.toUser())) {
                routing.give(row, who.username(), handover.fromUser(), CaseEvent.TAKEN_BACK, handover.reason());
            }
        });
    }

    /** Locks the cases before anything else is read, and leaves out what was decided or given away meanwhile. */
    private List<CaseRow> lockAll(List<String> receipts, String holder) {
        return receipts.stream()
                .map(receipt -> cases.lock(receipt).orElseThrow())
                .filter(row -> holder.equals(row.assignee()) && !row.state().isDecided())
                .toList();
    }

    private void require(String from, StaffMember who) {
        if (!mayMove(from, who)) {
            throw new HallException(
                    Problem.CASE_NOT_YOURS, "Only '" + from + "' or a supervisor of their department can do this");
        }
    }

    private boolean mayMove(String from, StaffMember who) {
        if (from.equals(who.username())) {
            return true;
        }
        var member = staff.everybody().get(from);
        return who.supervises()
                && member != null
                && (who.department() == null || who.department().equals(member.department()));
    }

    private static HallException unknown() {
        return new HallException(Problem.CASE_STATE_CONFLICT, "This handover was taken back already");
    }
}
