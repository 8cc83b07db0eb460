package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.QuotaLine;
import io.parkcloud.control.store.UsageRecord;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Quota counters and usage records. */
@Mapper
interface LedgerMapper {

    /** A movement of one counter. */
    record Movement(ResourceId scope, String metric, long reserved, long used) {}

    String DELTA =
            "<foreach item='d' index='m' collection='deltas' open='CASE metric' close=' END'> WHEN #{m} THEN #{d}</foreach>";
    String SCOPES = "<foreach item='s' collection='scopes' open='(' separator=',' close=')'>#{s}</foreach>";
    String METRICS = "<foreach item='d' index='m' collection='deltas' open='(' separator=',' close=')'>#{m}</foreach>";

    String RESERVE = "UPDATE quota SET reserved = reserved + " + DELTA + " WHERE scope IN " + SCOPES + " AND metric IN "
            + METRICS + " AND (ceiling IS NULL OR " + DELTA + " &lt;= 0 OR reserved + used + " + DELTA
            + " &lt;= ceiling)";

    /**
     * Moves {@code released} from used back to nothing and reserves the new amount, where the ceiling allows.
     *
     * @return how many counters allowed it; all of them must
     */
    @Update("<script>" + RESERVE + "</script>")
    int reserve(@Param("scopes") Collection<ResourceId> scopes, @Param("deltas") Map<String, Long> deltas);

    @Insert("<script>INSERT IGNORE INTO quota (scope, metric, ceiling, reserved, used) VALUES "
            + "<foreach item='s' collection='scopes' separator=','><foreach item='d' index='m' collection='deltas' separator=','>"
            + "(#{s}, #{m}, NULL, 0, 0)</foreach></foreach></script>")
    void ensureLines(@Param("scopes") Collection<ResourceId> scopes, @Param("deltas") Map<String, Long> deltas);

    @Update("<script><foreach item='s' index='scope' collection='scopes' separator=';'>" + """
            UPDATE quota
               SET reserved = reserved + CASE metric <foreach item='m' collection='s'>WHEN #{m.metric} THEN #{m.reserved} </foreach>END,
                   used = used + CASE metric <foreach item='m' collection='s'>WHEN #{m.metric} THEN #{m.used} </foreach>END
             WHERE scope = #{scope}
               AND metric IN <foreach item='m' collection='s' open='(' separator=',' close=')'>#{m.metric}</foreach>
            """ + "</foreach></script>")
    void moveEach(@Param("scopes") Map<ResourceId, List<Movement>> scopes);

    /** Moves counters, in the order in which everybody locks them: scope by scope, metric by metric. */
    default void move(List<Movement> movements) {
        var byScope = new TreeMap<ResourceId, List<Movement>>();
        movements.stream().sorted(Comparator.comparing(Movement::metric)).forEach(m -> byScope.computeIfAbsent(
                        m.scope(), scope -> new ArrayList<>())
                .add(m));
        if (!byScope.isEmpty()) {
            moveEach(byScope);
        }
    }

    @Select(
            "SELECT scope, metric, ceiling AS `limit`, reserved, used FROM quota WHERE scope = #{scope} ORDER BY metric")
    List<QuotaLine> lines(@Param("scope") ResourceId scope);

    @Insert("<script>INSERT INTO quota (scope, metric, ceiling, reserved, used) VALUES "
            + "<foreach item='l' index='m' collection='limits' separator=','>(#{scope}, #{m}, #{l}, 0, 0)</foreach>"
            + " ON DUPLICATE KEY UPDATE ceiling = VALUES(ceiling)</script>")
    void setLimits(@Param("scope") ResourceId scope, @Param("limits") Map<String, Long> limits);

    /** Begins the use of what these rows are charged for. @param metrics all that any of them is charged for */
    @Insert("<script>" + """
            INSERT INTO usage_record (resource, kind, name, tenant, project, metric, amount, generation, started_at)
            SELECT r.id, r.kind, r.name, r.tenant, r.project, m.metric, JSON_EXTRACT(r.charges, CONCAT('$."', m.metric, '"')),
                   r.generation, #{now}
              FROM resource r
              JOIN (<foreach item='m' collection='metrics' separator=' UNION ALL '>SELECT #{m} AS metric</foreach>) m
                ON JSON_CONTAINS_PATH(r.charges, 'one', CONCAT('$."', m.metric, '"'))
             WHERE r.id IN
            """ + ResourceMapper.IN_IDS + " ORDER BY r.id, m.metric</script>")
    void startUsage(
            @Param("ids") Collection<ResourceId> ids,
            @Param("metrics") Collection<String> metrics,
            @Param("now") long now);

    @Update("<script>UPDATE usage_record SET ended_at = #{now} WHERE ended_at IS NULL AND resource IN "
            + ResourceMapper.IN_IDS + "</script>")
    void endUsage(@Param("ids") Collection<ResourceId> ids, @Param("now") long now);

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
