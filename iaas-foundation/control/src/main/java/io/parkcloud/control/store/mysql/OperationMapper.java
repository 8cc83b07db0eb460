package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.StoredOperation;
import io.parkcloud.kernel.ResourceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Operations and idempotency keys. */
@Mapper
interface OperationMapper {

    /** How running operations end. Those that end alike are ended by one statement. */
    record End(
            long generation,
            String state,
            @Nullable String code,
            @Nullable String detail) {}

    /** An idempotency key that was used before. */
    record ReplayRow(String hash, ResourceId resource, ResourceId operation) {}

    @Insert("""
            INSERT INTO operation (id, verb, kind, target, target_name, tenant, project, requester, generation, state,
                   steps, created_at)
            VALUES (#{id}, #{verb}, #{kind}, #{target}, #{targetName}, #{tenant}, #{project}, #{requester}, #{generation},
                   'RUNNING', '[]', #{createdAt})
            """)
    void insert(StoredOperation operation);

    @Select("SELECT * FROM operation WHERE id = #{id}")
    Optional<OperationRow> find(@Param("id") ResourceId id);

    @Select("""
            <script>SELECT * FROM operation WHERE tenant = #{tenant}
            <if test="project != null"> AND project = #{project}</if>
            <if test="target != null"> AND target = #{target}</if>
            <if test="before != null"> AND id &lt; #{before}</if>
             ORDER BY id DESC LIMIT #{limit}</script>
            """)
    List<OperationRow> page(
            @Param("tenant") ResourceId tenant,
            @Param("project") @Nullable ResourceId project,
            @Param("target") @Nullable ResourceId target,
            @Param("before") @Nullable ResourceId before,
            @Param("limit") int limit);

    /** A delete that is done has undone whatever else was being done to its target. */
    @Update("<script>" + """
            UPDATE operation
               SET state = IF(#{e.state} = 'FORGOTTEN', IF(verb = 'delete', 'SUCCEEDED', 'CANCELLED'), #{e.state}),
                   error_code = #{e.code}, error_detail = #{e.detail}, ended_at = #{now}
             WHERE state = 'RUNNING' AND generation &lt;= #{e.generation} AND target IN
            """ + ResourceMapper.IN_IDS + "</script>")
    void end(@Param("e") End end, @Param("ids") Collection<ResourceId> targets, @Param("now") long now);

    /** Appends a step to the running operations of these targets. */
    @Update("<script>" + """
            UPDATE operation
               SET steps = JSON_ARRAY_APPEND(steps, '$', JSON_OBJECT('name', #{step}, 'startedAt', #{now}))
             WHERE state = 'RUNNING' AND target IN
            """ + ResourceMapper.IN_IDS + "</script>")
    void progress(@Param("step") String step, @Param("ids") Collection<ResourceId> targets, @Param("now") long now);

    @Insert("""
            INSERT INTO idempotency (scope, name, hash, resource, operation, created_at)
            VALUES (#{scope}, #{name}, #{hash}, #{resource}, #{operation}, #{now})
            """)
    void insertKey(
            @Param("scope") ResourceId scope,
            @Param("name") String name,
            @Param("hash") String hash,
            @Param("resource") ResourceId resource,
            @Param("operation") ResourceId operation,
            @Param("now") long now);

    @Select("SELECT hash, resource, operation FROM idempotency WHERE scope = #{scope} AND name = #{name}")
    Optional<ReplayRow> replay(@Param("scope") ResourceId scope, @Param("name") String name);
}
