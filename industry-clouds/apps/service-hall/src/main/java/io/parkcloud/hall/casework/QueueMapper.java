package io.parkcloud.hall.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The queue as a member of staff sees it. */
@Mapper
interface QueueMapper {
    String VISIBLE = """
               AND (#{f.department} IS NULL OR i.department_code = #{f.department}
                    OR EXISTS (SELECT 1 FROM case_countersign k
                                WHERE k.case_id = c.id AND k.department_code = #{f.department}))
            """;
    String ESCALATED = "EXISTS (SELECT 1 FROM case_alert a WHERE a.case_id = c.id AND a.kind = 'ESCALATED'"
            + " AND a.due_on = c.due_on)";
    String OPEN = "c.state IN ('SUBMITTED', 'UNDER_REVIEW')";

    /** Cases the most urgent first, after a given place. A filter that is null does not narrow. */
    @Select("""
            SELECT c.id, c.receipt, c.item_code, c.applicant, c.state, c.assignee, c.submitted_at, c.due_on,\s""" + ESCALATED + """
             AS escalated,
                   (SELECT MIN(k.department_code) FROM case_countersign k
                     WHERE k.case_id = c.id AND k.answer IS NULL) AS countersigner
              FROM hall_case c JOIN service_item i ON i.code = c.item_code
             WHERE (#{f.state} IS NULL OR c.state = #{f.state})
               AND (#{f.assignee} IS NULL OR c.assignee = #{f.assignee})
               AND (#{f.item} IS NULL OR c.item_code = #{f.item})
               AND (#{f.words} IS NULL OR c.receipt LIKE #{f.words} OR c.applicant LIKE #{f.words})
               AND (#{f.dueFrom} IS NULL OR (c.due_on >= #{f.dueFrom} AND\s""" + OPEN + """
            ))
               AND (#{f.dueTo} IS NULL OR (c.due_on <= #{f.dueTo} AND\s""" + OPEN + """
            ))
               AND (#{f.escalated} = 0 OR (\s""" + OPEN + " AND " + ESCALATED + """
            ))
               AND (#{f.countersigning} = 0 OR EXISTS (SELECT 1 FROM case_countersign k
                     WHERE k.case_id = c.id AND k.answer IS NULL
                       AND (#{f.department} IS NULL OR k.department_code = #{f.department})))
               AND (c.due_on > #{after.dueOn} OR (c.due_on = #{after.dueOn} AND c.id > #{after.id}))
            """ + VISIBLE + """
             ORDER BY c.due_on, c.id LIMIT #{limit}
            """)
    List<QueueRow> queue(@Param("f") Filter filter, @Param("after") QueuePlace after, @Param("limit") int limit);

    @Select("""
            SELECT c.state, COUNT(*) AS cases FROM hall_case c JOIN service_item i ON i.code = c.item_code
             WHERE 1 = 1
            """ + VISIBLE + " GROUP BY c.state")
    List<StateCount> counts(@Param("f") Filter filter);

    /** What needs somebody: overdue, due today, escalated, waiting for this department's word, in this clerk's hands. */
    @Select("""
            SELECT COALESCE(SUM(\s""" + OPEN + """
             AND c.due_on < #{today}), 0) AS overdue,
                   COALESCE(SUM(\s""" + OPEN + """
             AND c.due_on = #{today}), 0) AS today,
                   COALESCE(SUM(\s""" + OPEN + " AND " + ESCALATED + """
            ), 0) AS escalated,
                   COALESCE(SUM(c.state IN ('UNDER_REVIEW', 'CORRECTION') AND c.assignee = #{user}), 0) AS mine,
                   (SELECT COUNT(*) FROM case_countersign k WHERE k.answer IS NULL
                       AND (#{f.department} IS NULL OR k.department_code = #{f.department})) AS countersigning
              FROM hall_case c JOIN service_item i ON i.code = c.item_code
             WHERE c.state IN ('SUBMITTED', 'UNDER_REVIEW', 'CORRECTION')
            """ + VISIBLE)
    Needs needs(@Param("f") Filter filter, @Param("user") String user, @Param("today") LocalDate today);

    /** Receipts of the open cases in a clerk's hands. */
    @Select("""
            SELECT receipt FROM hall_case
             WHERE assignee = #{user} AND state IN ('UNDER_REVIEW', 'CORRECTION') ORDER BY id
            """)
    List<String> inHandsOf(@Param("user") String user);

    /**
     * What to look for.
     *
     * @param department only what this department sees; null for all
     * @param state state
     * @param assignee clerk
     * @param item item
     * @param words pattern over receipt and applicant
     * @param dueFrom open and due on this day or later
     * @param dueTo open and due on this day or earlier
     * @param escalated only what was passed up to supervisors
     * @param countersigning only what waits for the department's word
     */
    record Filter(
            @Nullable String department,
            @Nullable CaseState state,
            @Nullable String assignee,
            @Nullable String item,
            @Nullable String words,
            @Nullable LocalDate dueFrom,
            @Nullable LocalDate dueTo,
            boolean escalated,
            boolean countersigning) {

        static Filter of(@Nullable String department) {
            return new Filter(department, null, null, null, null, null, null, false, false);
        }
    }

    /**
     * A case in the queue.
     *
     * @param id case
     * @param receipt receipt number
     * @param itemCode item
     * @param applicant applicant, not masked
     * @param state state
     * @param assignee clerk
     * @param submittedAt when it was filed
     * @param dueOn last day
     * @param escalated whether it was passed up to supervisors
     * @param countersigner department that owes its word
     */
    record QueueRow(
            long id,
            String receipt,
            String itemCode,
            String applicant,
            CaseState state,
            @Nullable String assignee,
            Instant submittedAt,
            LocalDate dueOn,
            boolean escalated,
            @Nullable String countersigner) {}

    /**
     * A place in the queue to read on from.
     *
     * @param dueOn day
     * @param id case
     */
    record QueuePlace(LocalDate dueOn, long id) {
        static final QueuePlace START = new QueuePlace(LocalDate.of(1970, 1, 1), 0);
    }

    /**
     * How many cases are in a state.
     *
     * @param state state
     * @param cases count
     */
    record StateCount(CaseState state, long cases) {}

    /**
     * How many cases need somebody.
     *
     * @param overdue past their last day
     * @param today due today
     * @param escalated passed up to supervisors
     * @param mine in the clerk's hands
     * @param countersigning waiting for the department's word
     */
    record Needs(long overdue, long today, long escalated, long mine, long countersigning) {}
}
