package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.AuditEntry;
import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.control.store.StoredEvent;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
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

    @Select("SELECT position, hash FROM sequence_head WHERE name = #{name} FOR UPDATE")
    Head lockHead(@Param("name") String name);

    @Select("SELECT id FROM event WHERE position IS NULL ORDER BY id LIMIT #{limit}")
    List<Long> unplaced(@Param("limit") int limit);

    @Select(
            "SELECT EXISTS (SELECT 1 FROM event WHERE position IS NULL) OR EXISTS (SELECT 1 FROM audit WHERE position IS NULL)")
    boolean anyUnplaced();

    @Select("SELECT * FROM audit WHERE position IS NULL ORDER BY position, id LIMIT #{limit}")
    List<AuditRow> unsealed(@Param("limit") int limit);

    @Select("""
            SELECT position, type, kind, resource, name, tenant, project, revision, at
              FROM event WHERE position > #{after} ORDER BY position LIMIT #{limit}
            """)
    List<StoredEvent> eventsAfter(@Param("after") long after, @Param("limit") int limit);

    @Select("SELECT position FROM sequence_head WHERE name = #{name}")
    long head(@Param("name") String name);

    /** The index is said for the reason given at {@link ResourceMapper#page}. */
    @Select("""
            <script>SELECT * FROM audit <if test="tenant != null">FORCE INDEX (audit_tenant)</if> WHERE position > #{after}
            <if test="tenant != null"> AND tenant = #{tenant}</if> ORDER BY position LIMIT #{limit}</script>
            """)
    List<AuditRow> auditAfter(
            @Param("after") long after, @Param("tenant") @Nullable ResourceId tenant, @Param("limit") int limit);

    @Select("""
            <script>SELECT * FROM audit <if test="tenant != null">FORCE INDEX (audit_tenant)</if> WHERE position &lt; #{before}
            <if test="tenant != null"> AND tenant = #{tenant}</if> ORDER BY position DESC LIMIT #{limit}</script>
            """)
    List<AuditRow> auditBefore(
            @Param("before") long before, @Param("tenant") @Nullable ResourceId tenant, @Param("limit") int limit);
}
