package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.AuditEntry;
import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.control.store.StoredEvent;
import io.parkcloud.kernel.ResourceId;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Events and the audit trail: written without a position, numbered when committed. */
@Mapper
interface JournalMapper {

    /** The head of a dense sequence. */
    record Head(long position, String hash) {}

    /** An audit row; position and hashes are absent until sealed. */
    record AuditRow(
            long id,
            @Nullable Long position,
            long at,
            String actor,
            ResourceId tenant,
            ResourceId project,
            String action,
            ResourceId target,
            String targetName,
            String requestId,
            String detail,
            @Nullable String previous,
            @Nullable String hash) {

        StoredAudit stored() {
            return new StoredAudit(at, actor, tenant, project, action, target, targetName, requestId, detail);
        }

        AuditEntry entry() {
            return new AuditEntry(
                    position == null ? 0 : position,
                    stored(),
                    previous == null ? "" : previous,
                    hash == null ? "" : hash);
        }
    }

    String ANNOUNCEMENT = "INSERT INTO event (type, kind, resource, name, tenant, project, revision, at) SELECT ";
    String ANNOUNCED = ", #{at} FROM resource WHERE id IN " + ResourceMapper.IN_IDS + " ORDER BY id";

    /** A row to seal. */
    record Seal(long id, String previous, String hash) {}

    /** Announces new or changed rows as they stand now. */
    @Insert("<script>" + ANNOUNCEMENT + "#{type}, kind, id, name, tenant, project, revision" + ANNOUNCED + "</script>")
    void announce(@Param("type") String type, @Param("ids") Collection<ResourceId> ids, @Param("at") long at);

    /** Announces the end of rows that are still there. */
    @Insert("<script>" + ANNOUNCEMENT + "'Deleted', kind, id, name, tenant, project, revision + 1" + ANNOUNCED
            + "</script>")
    void announceEnd(@Param("ids") Collection<ResourceId> ids, @Param("at") long at);

    @Insert("""
            INSERT INTO audit (at, actor, tenant, project, action, target, target_name, request_id, detail)
            VALUES (#{at}, #{actor}, #{tenant}, #{project}, #{action}, #{target}, #{targetName}, #{requestId}, #{detail})
            """)
    void insertAudit(StoredAudit audit);

    @Select("SELECT position, hash FROM sequence_head WHERE name = #{name} FOR UPDATE")
    Head lockHead(@Param("name") String name);

    @Update("UPDATE sequence_head SET position = #{position}, hash = #{hash} WHERE name = #{name}")
    void moveHead(@Param("name") String name, @Param("position") long position, @Param("hash") String hash);

    @Select("SELECT id FROM event WHERE position IS NULL ORDER BY id LIMIT #{limit}")
    List<Long> unplaced(@Param("limit") int limit);

    /** Events whose ids follow each other without a gap; each gets its id plus {@code offset} as its position. */
    record Run(long first, long last, long offset) {}

    @Update("<script><foreach item='r' collection='runs' separator=';'>UPDATE event SET position = id + #{r.offset}"
            + " WHERE id BETWEEN #{r.first} AND #{r.last}</foreach></script>")
    void place(@Param("runs") List<Run> runs);

    @Select(
            "SELECT EXISTS (SELECT 1 FROM event WHERE position IS NULL) OR EXISTS (SELECT 1 FROM audit WHERE position IS NULL)")
    boolean anyUnplaced();

    @Select("SELECT * FROM audit WHERE position IS NULL ORDER BY position, id LIMIT #{limit}")
    List<AuditRow> unsealed(@Param("limit") int limit);

    /** @param seals in the order of their positions, with no gap between */
    @Update("<script>" + """
            UPDATE audit
               SET position = #{first} + FIELD(id, <foreach item='s' collection='seals' separator=','>#{s.id}</foreach>) - 1,
                   previous = CASE id <foreach item='s' collection='seals'>WHEN #{s.id} THEN #{s.previous} </foreach>END,
                   hash = CASE id <foreach item='s' collection='seals'>WHEN #{s.id} THEN #{s.hash} </foreach>END
             WHERE id IN <foreach item='s' collection='seals' open='(' separator=',' close=')'>#{s.id}</foreach>
            """ + "</script>")
    void seal(@Param("seals") List<Seal> seals, @Param("first") long first);

    @Select("""
            SELECT position, type, kind, resource, name, tenant, project, revision, at
              FROM event WHERE position > #{after} ORDER BY position LIMIT #{limit}
            """)
    List<StoredEvent> eventsAfter(@Param("after") long after, @Param("limit") int limit);

    @Select("SELECT position FROM sequence_head WHERE name = #{name}")
    long head(@Param("name") String name);

    @Select("""
            <script>SELECT * FROM audit WHERE position > #{after}
            <if test="tenant != null"> AND tenant = #{tenant}</if> ORDER BY position LIMIT #{limit}</script>
            """)
    List<AuditRow> auditAfter(
            @Param("after") long after, @Param("tenant") @Nullable ResourceId tenant, @Param("limit") int limit);

    @Select("""
            <script>SELECT * FROM audit WHERE position &lt; #{before}
            <if test="tenant != null"> AND tenant = #{tenant}</if> ORDER BY position DESC LIMIT #{limit}</script>
            """)
    List<AuditRow> auditBefore(
            @Param("before") long before, @Param("tenant") @Nullable ResourceId tenant, @Param("limit") int limit);
}
