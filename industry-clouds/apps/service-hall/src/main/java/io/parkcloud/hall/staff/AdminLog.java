package io.parkcloud.hall.staff;

import io.parkcloud.hall.staff.AdminLogMapper.LogLine;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What administrators changed, when and how. Written in the transaction of the change; there is no way to edit it. */
@Service
public class AdminLog {
    /** Lines on a page. */
    public static final int PAGE = 50;

    private static final int LONGEST_DETAIL = 1_000;

    private final AdminLogMapper rows;
    private final Clock clock;

    AdminLog(AdminLogMapper rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Notes a change.
     *
     * @param subject what was changed, such as an item's code
     * @param action how, in one word
     * @param detail what is new about it
     */
    public void note(StaffMember who, String subject, String action, String detail) {
        var cut = detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL));
        rows.add(new LogLine(0, clock.instant(), who.username(), subject, action, cut));
    }

    /** What the people of the reader's department changed: the newest lines before a given one; null starts with the newest. */
    public List<LogLine> read(StaffMember who, @Nullable Long before) {
        return rows.list(who.department(), before == null ? Long.MAX_VALUE : before, PAGE);
    }
}
