package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.StoredOperation;
import io.parkcloud.kernel.ResourceId;
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

    /** How the operations of one target end. */
    record End(
            ResourceId target,
            long generation,
            String state,
            @Nullable String code,
            @Nullable String detail) {}

    /** A step to append to the running operations of a target. */
    record Progress(ResourceId target, String step) {}

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
    @Update("<script><foreach item='e' collection='ends' separator=';'>" + """
            UPDATE operation
               SET state = IF(#{e.state} = 'FORGOTTEN', IF(verb = 'delete', 'SUCCEEDED', 'CANCELLED'), #{e.state}),
                   error_code = #{e.code}, error_detail = #{e.detail}, ended_at = #{now}
             WHERE target = #{e.target} AND state = 'RUNNING' AND generation &lt;= #{e.generation}
            """ + "</foreach></script>")
    void end(@Param("ends") List<End> ends, @Param("now") long now);

    @Update("<script><foreach item='p' collection='progress' separator=';'>" + """
            UPDATE operation
               SET steps = JSON_ARRAY_APPEND(steps, '$', JSON_OBJECT('name', #{p.step}, 'startedAt', #{now}))
             WHERE target = #{p.target} AND state = 'RUNNING'
            """ + "</foreach></script>")
    void progress(@Param("progress") List<Progress> progress, @Param("now") long now);

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
