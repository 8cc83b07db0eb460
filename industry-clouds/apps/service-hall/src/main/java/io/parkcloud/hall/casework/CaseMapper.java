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

    /** Notes what a decision took. */
    @Update("UPDATE hall_case SET working_days = #{days}, on_time = #{onTime} WHERE id = #{id}")
    void measure(@Param("id") long id, @Param("days") int workingDays, @Param("onTime") boolean onTime);

    @Insert("INSERT INTO case_form (case_id, form_round, form) VALUES (#{caseId}, #{round}, #{form})")
    void addForm(@Param("caseId") long caseId, @Param("round") int round, @Param("form") String form);

    /** All rounds of the form, the first first. */
    @Select("SELECT form FROM case_form WHERE case_id = #{caseId} ORDER BY form_round")
    List<String> forms(@Param("caseId") long caseId);

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
     * A used idempotency key.
     *
     * @param keyHash digest of the key
     * @param requestHash digest of what was asked with it
     * @param receipt receipt number it led to
     */
    record UsedKey(String keyHash, String requestHash, String receipt) {}
}
