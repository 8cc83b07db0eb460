package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.ResourceQuery;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.ConstructorArgs;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Results;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The resource table. */
@Mapper
interface ResourceMapper {

    String COLUMNS = """
            id, kind, tenant, project, zone, name, labels, phase, generation, observed_generation, revision, owner,
            spec, status, charges, charged, created_at, deletion_at, fence, attempt, woken
            """;

    /** A row that is leased is only marked as woken: whoever has it looks again when done. */
    @Update("""
            UPDATE resource
               SET spec = #{r.spec}, labels = #{r.labels}, phase = #{r.phase}, generation = #{r.generation},
                   revision = revision + 1, charges = #{r.charges}, charged = #{r.charged}, deletion_at = #{r.deletionAt},
                   attempt = 0, woken = lease_holder IS NOT NULL,
                   next_look = IF(lease_holder IS NULL, #{now}, next_look)
             WHERE id = #{r.id} AND revision = #{ifRevision}
            """)
    int update(@Param("r") ResourceRow row, @Param("ifRevision") long ifRevision, @Param("now") long now);

    /** Said column by column, because found out by names it would be found out again for every row. */
    @Results(id = "row")
    @ConstructorArgs({
        @Arg(column = "id", javaType = ResourceId.class),
        @Arg(column = "kind", javaType = String.class),
        @Arg(column = "tenant", javaType = ResourceId.class),
        @Arg(column = "project", javaType = ResourceId.class),
        @Arg(column = "zone", javaType = NetworkZone.class),
        @Arg(column = "name", javaType = String.class),
        @Arg(column = "labels", javaType = String.class),
        @Arg(column = "phase", javaType = Phase.class),
        @Arg(column = "generation", javaType = long.class),
        @Arg(column = "observed_generation", javaType = long.class),
        @Arg(column = "revision", javaType = long.class),
        @Arg(column = "owner", javaType = ResourceId.class),
        @Arg(column = "spec", javaType = String.class),
        @Arg(column = "status", javaType = String.class),
        @Arg(column = "charges", javaType = String.class),
        @Arg(column = "charged", javaType = boolean.class),
        @Arg(column = "created_at", javaType = long.class),
        @Arg(column = "deletion_at", javaType = Long.class),
        @Arg(column = "fence", javaType = long.class),
        @Arg(column = "attempt", javaType = int.class),
        @Arg(column = "woken", javaType = boolean.class)
    })
    @Select("SELECT " + COLUMNS + " FROM resource WHERE id = #{id}")
    Optional<ResourceRow> find(@Param("id") ResourceId id);

    @ResultMap("row")
    @Select("SELECT " + COLUMNS + " FROM resource WHERE id = #{id} FOR UPDATE")
    Optional<ResourceRow> lock(@Param("id") ResourceId id);

    /** Who claimed a row last. */
    record FenceRow(ResourceId id, long fence) {}

    /**
     * The index is said, because left alone the optimizer now and then takes only the list from it and not the place in the list:
     * then it reads all that comes before the page, which for the last page is everything.
     */
    @ResultMap("row")
    @Select("<script>SELECT " + COLUMNS + """
              FROM resource r
            <if test="name == null and owner == null"><choose>
               <when test="q.project.present">FORCE INDEX (resource_list)</when>
               <when test="q.tenant.present">FORCE INDEX (resource_list_tenant)</when>
            </choose></if>
             WHERE kind = #{q.kind}
            <if test="q.tenant.present"> AND tenant = #{tenant}</if>
            <if test="q.project.present"> AND project = #{project}</if>
            <if test="q.after.present and !q.descending"> AND id &gt; #{after}</if>
            <if test="q.after.present and q.descending"> AND id &lt; #{after}</if>
            <if test="phase != null"> AND phase = #{phase}</if>
            <if test="name != null"> AND name = #{name}</if>
            <if test="owner != null"> AND owner = #{owner}</if>
            <foreach item="value" index="label" collection="q.labels">
               AND EXISTS (SELECT 1 FROM label l WHERE l.resource = r.id AND l.name = #{label} AND l.value = #{value})
            </foreach>
             ORDER BY id <if test="q.descending">DESC</if> LIMIT #{q.limit}</script>
            """)
    List<ResourceRow> page(
            @Param("q") ResourceQuery query,
            @Param("tenant") ResourceId tenant,
            @Param("project") ResourceId project,
            @Param("after") ResourceId after,
            @Param("phase") @Nullable String phase,
            @Param("name") @Nullable String name,
            @Param("owner") @Nullable ResourceId owner);

    @ResultMap("row")
    @Select("SELECT " + COLUMNS + """
               FROM resource WHERE id IN (SELECT source FROM reference WHERE target = #{target} AND kind = #{kind})
              ORDER BY id
            """)
    List<ResourceRow> referring(@Param("target") ResourceId target, @Param("kind") String kind);

    @ResultMap("row")
    @Select("SELECT " + COLUMNS + """
               FROM resource WHERE id IN (SELECT source FROM reference WHERE target = #{target})
              ORDER BY id LIMIT #{limit}
            """)
    List<ResourceRow> dependants(@Param("target") ResourceId target, @Param("limit") int limit);

    @ResultMap("row")
    @Select("SELECT " + COLUMNS + " FROM resource WHERE owner = #{owner} ORDER BY id")
    List<ResourceRow> ownedBy(@Param("owner") ResourceId owner);

    @ResultMap("row")
    @Select("<script>SELECT " + COLUMNS + " FROM resource WHERE tenant = #{tenant}"
            + "<if test='project != null'> AND project = #{project}</if> LIMIT #{limit}</script>")
    List<ResourceRow> within(
            @Param("tenant") ResourceId tenant,
            @Param("project") @Nullable ResourceId project,
            @Param("limit") int limit);

    // ---- the reconcile queue, which is the index on next_look

    @ResultMap("row")
    @Select("SELECT " + COLUMNS
            + " FROM resource WHERE next_look <= #{now} ORDER BY next_look LIMIT #{limit} FOR UPDATE SKIP LOCKED")
    List<ResourceRow> due(@Param("now") long now, @Param("limit") int limit);

    /** A lease ends where {@code next_look} says, so the index finds what is leased. */
    @Update("""
            UPDATE resource SET fence = fence + 1, lease_holder = NULL, next_look = #{now}, woken = FALSE
             WHERE next_look > #{now} AND next_look <= #{until} AND lease_holder = #{holder}
            """)
    int takeBack(@Param("holder") String holder, @Param("now") long now, @Param("until") long until);

    @Select("SELECT MIN(next_look) FROM resource")
    Optional<Long> nextDue();
}
