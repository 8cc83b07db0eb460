package io.parkcloud.control.store.mysql;

import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Operations and idempotency keys. */
@Mapper
interface OperationMapper {

    /** An idempotency key that was used before. */
    record ReplayRow(String hash, ResourceId resource, ResourceId operation) {}

    @Select("SELECT * FROM operation WHERE id = #{id}")
    Optional<OperationRow> find(@Param("id") ResourceId id);

    /** The index is said for the reason given at {@link ResourceMapper#page}. */
    @Select("""
            <script>SELECT * FROM operation
            <if test="target == null"><choose>
               <when test="project == null">FORCE INDEX (operation_tenant)</when>
               <otherwise>FORCE INDEX (operation_project)</otherwise>
            </choose></if>
             WHERE tenant = #{tenant}
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
