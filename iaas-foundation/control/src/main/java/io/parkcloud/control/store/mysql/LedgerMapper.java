package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.QuotaLine;
import io.parkcloud.control.store.UsageRecord;
import io.parkcloud.kernel.ResourceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Quota counters and usage records. */
@Mapper
interface LedgerMapper {

    @Insert("<script>INSERT IGNORE INTO quota (scope, metric, ceiling, reserved, used) VALUES "
            + "<foreach item='s' collection='scopes' separator=','><foreach item='d' index='m' collection='deltas' separator=','>"
            + "(#{s}, #{m}, NULL, 0, 0)</foreach></foreach></script>")
    void ensureLines(@Param("scopes") Collection<ResourceId> scopes, @Param("deltas") Map<String, Long> deltas);

    @Select(
            "SELECT scope, metric, ceiling AS `limit`, reserved, used FROM quota WHERE scope = #{scope} ORDER BY metric")
    List<QuotaLine> lines(@Param("scope") ResourceId scope);

    @Insert("<script>INSERT INTO quota (scope, metric, ceiling, reserved, used) VALUES "
            + "<foreach item='l' index='m' collection='limits' separator=','>(#{scope}, #{m}, #{l}, 0, 0)</foreach>"
            + " ON DUPLICATE KEY UPDATE ceiling = VALUES(ceiling)</script>")
    void setLimits(@Param("scope") ResourceId scope, @Param("limits") Map<String, Long> limits);

    @Select("""
            <script>SELECT resource, kind, name, tenant, project, metric, amount, generation, started_at, ended_at FROM usage_record
             WHERE tenant = #{tenant}
            <if test="project != null"> AND project = #{project}</if>
            <if test="resource != null"> AND resource = #{resource}</if>
             ORDER BY id DESC LIMIT #{limit}</script>
            """)
    List<UsageRecord> usage(
            @Param("tenant") ResourceId tenant,
            @Param("project") @Nullable ResourceId project,
            @Param("resource") @Nullable ResourceId resource,
            @Param("limit") int limit);
}
