package io.parkcloud.hall.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Cases, their forms and their history. History and forms are only ever added to. */
@Mapper
interface CaseMapper {
    String COLUMNS = "id, receipt, query_code, item_code, form_version, applicant, state, form_round, assignee,"
            + " process_id, submitted_at, due_on, paused_on, decided_at";

    /** Draws the day's next number; ask {@link #lastId} on the same connection for it. */
    @Insert("""
            INSERT INTO receipt_sequence (day, last_number) VALUES (#{day}, LAST_INSERT_ID(1))
                ON DUPLICATE KEY UPDATE last_number = LAST_INSERT_ID(last_number + 1)
            """)
    void draw(@Param("day") LocalDate day);

    /** The number drawn, or the id of the row added, last on this connection. */
    @Select("SELECT LAST_INSERT_ID()")
    @Options(useCache = false, flushCache = Options.FlushCachePolicy.TRUE)
    long lastId();

    @Insert("""
            INSERT INTO hall_case (receipt, query_code, item_code, form_version, applicant, state, form_round, assignee,
                   process_id, submitted_at, due_on, paused_on, decided_at)
            VALUES (#{c.receipt}, #{c.queryCode}, #{c.itemCode}, #{c.formVersion}, #{c.applicant}, #{c.state},
                    #{c.formRound}, #{c.assignee}, #{c.processId}, #{c.submittedAt}, #{c.dueOn}, #{c.pausedOn},
                    #{c.decidedAt})
            """)
    void add(@Param("c") CaseRow row);

    @Select("SELECT " + COLUMNS + " FROM hall_case WHERE receipt = #{receipt}")
    Optional<CaseRow> find(@Param("receipt") String receipt);

    /** The case with its row locked until the transaction ends: two clerks who press at once take turns. */
    @Select("SELECT " + COLUMNS + " FROM hall_case WHERE receipt = #{receipt} FOR UPDATE")
    Optional<CaseRow> lock(@Param("receipt") String receipt);

    @Update("""
            UPDATE hall_case
               SET state = #{c.state}, form_round = #{c.formRound}, assignee = #{c.assignee}, due_on = #{c.dueOn},
                   paused_on = #{c.pausedOn}, decided_at = #{c.decidedAt}
             WHERE id = #{c.id}
            """)
    void save(@Param("c") CaseRow row);

    /** Cases in a state, the most urgent first, after a given place; {@code assignee} null means anybody's. */
    @Select("SELECT " + COLUMNS + """
              FROM hall_case
             WHERE state = #{state}
               AND (#{assignee} IS NULL OR assignee = #{assignee})
               AND (due_on > #{after.dueOn} OR (due_on = #{after.dueOn} AND id > #{after.id}))
             ORDER BY due_on, id LIMIT #{limit}
            """)
    List<CaseRow> queue(
            @Param("state") CaseState state,
            @Param("assignee") @Nullable String assignee,
            @Param("after") QueuePlace after,
            @Param("limit") int limit);

    @Select("SELECT state, COUNT(*) AS cases FROM hall_case GROUP BY state")
    List<StateCount> counts();

    @Insert("INSERT INTO case_form (case_id, form_round, form) VALUES (#{caseId}, #{round}, #{form})")
    void addForm(@Param("caseId") long caseId, @Param("round") int round, @Param("form") String form);

    @Select("SELECT form FROM case_form WHERE case_id = #{caseId} AND form_round = #{round}")
    String form(@Param("caseId") long caseId, @Param("round") int round);

    @Insert("""
            INSERT INTO case_history (case_id, seq, at, party, actor, event, state, reason)
            VALUES (#{e.caseId}, #{e.seq}, #{e.at}, #{e.party}, #{e.actor}, #{e.event}, #{e.state}, #{e.reason})
            """)
    void addHistory(@Param("e") HistoryEntry entry);

    @Select("""
            SELECT case_id, seq, at, party, actor, event, state, reason
              FROM case_history WHERE case_id = #{caseId} ORDER BY seq
            """)
    List<HistoryEntry> history(@Param("caseId") long caseId);

    @Select("SELECT COALESCE(MAX(seq), 0) + 1 FROM case_history WHERE case_id = #{caseId}")
    int nextSeq(@Param("caseId") long caseId);

    @Insert("""
            INSERT INTO idempotency_key (key_hash, request_hash, receipt, created_at)
            VALUES (#{k.keyHash}, #{k.requestHash}, #{k.receipt}, #{at})
            """)
    void addKey(@Param("k") UsedKey key, @Param("at") Instant at);

    @Select("SELECT key_hash, request_hash, receipt FROM idempotency_key WHERE key_hash = #{keyHash}")
    Optional<UsedKey> findKey(@Param("keyHash") String keyHash);

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
     * A used idempotency key.
     *
     * @param keyHash digest of the key
     * @param requestHash digest of what was asked with it
     * @param receipt receipt number it led to
     */
    record UsedKey(String keyHash, String requestHash, String receipt) {}
}
