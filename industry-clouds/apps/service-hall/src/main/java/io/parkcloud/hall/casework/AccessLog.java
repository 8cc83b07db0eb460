package io.parkcloud.hall.casework;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.StaffMember;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who has seen which of the department's cases, for supervisors. */
@Service
public class AccessLog {
    /** Lines on a page. */
    public static final int PAGE = 50;

    private final AccessMapper rows;

    AccessLog(AccessMapper rows) {
        this.rows = rows;
    }

    /**
     * A page of the log, the newest first.
     *
     * @param username only this person's; null or blank for all
     * @param receipt only this case's; null or blank for all
     * @param before read on before this line; null starts with the newest
     * @throws HallException {@code REQUEST_FORBIDDEN} for clerks
     */
    public List<AccessLine> read(
            StaffMember who, @Nullable String username, @Nullable String receipt, @Nullable Long before) {
        if (!who.supervises()) {
            throw new HallException(Problem.REQUEST_FORBIDDEN, "The access log is for supervisors; ask one of yours");
        }
        return rows.list(
                who.department(),
                blankToNull(username),
                receipt == null || receipt.isBlank() ? null : ReceiptNumber.tidy(receipt),
                before == null ? Long.MAX_VALUE : before,
                PAGE);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
