package io.parkcloud.control.store.mysql;

import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.UniqueClaim;
import io.parkcloud.control.store.Acceptance.Idempotency;
import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.control.store.StoredEvent;
import io.parkcloud.control.store.StoredOperation;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.jspecify.annotations.Nullable;

/**
 * All that a new resource writes, in one round trip with the commit: everybody who wants something of a project meets at its
 * counters, which are therefore locked last, and given back before the answer is even on its way.
 */
@Mapper
interface BundleMapper {

    /**
     * What is written.
     *
     * @param scopes    whose counters are charged; none for what costs nothing
     * @param deltas    by metric, none of them 0
     * @param counters  how many must allow it: scopes times metrics
     * @param operation absent if there is nothing to reconcile
     * @param key       absent for callers inside the platform
     */
    record Bundle(
            ResourceRow row,
            long nextLook,
            @Nullable String holder,
            List<Reference> references,
            Map<String, String> labels,
            List<UniqueClaim> claims,
            List<ResourceId> scopes,
            Map<String, Long> deltas,
            int counters,
            @Nullable StoredOperation operation,
            @Nullable Idempotency key,
            StoredAudit audit,
            StoredEvent event) {}

    /** What the server says when a subquery that should have one row has two: here, that not all counters allowed it. */
    int REFUSED = 1242;

    /** @throws org.springframework.dao.DataAccessException caused by error {@link #REFUSED}, and nothing is committed */
    @Insert("<script>" + """
            INSERT INTO resource (id, kind, tenant, project, zone, name, labels, phase, generation, observed_generation,
                   revision, owner, spec, status, charges, charged, created_at, next_look, lease_holder, fence, attempt, woken)
            VALUES (#{row.id}, #{row.kind}, #{row.tenant}, #{row.project}, #{row.zone}, #{row.name}, #{row.labels},
                   #{row.phase}, #{row.generation}, #{row.observedGeneration}, #{row.revision}, #{row.owner}, #{row.spec},
                   #{row.status}, #{row.charges}, #{row.charged}, #{row.createdAt}, #{nextLook}, #{holder}, #{row.fence},
                   0, FALSE);
            <if test="!references.isEmpty()">
            INSERT INTO reference (source, target, kind, field) VALUES
            <foreach item='r' collection='references' separator=','>(#{row.id}, #{r.target}, #{row.kind}, #{r.field})</foreach>;
            </if>
            <if test="!labels.isEmpty()">
            INSERT INTO label (resource, name, value) VALUES
            <foreach item='v' index='k' collection='labels' separator=','>(#{row.id}, #{k}, #{v})</foreach>;
            </if>
            <if test="!claims.isEmpty()">
            INSERT INTO unique_claim (space, name, holder) VALUES
            <foreach item='c' collection='claims' separator=','>(#{c.space}, #{c.key}, #{row.id})</foreach>;
            </if>
            <if test="operation != null">
            INSERT INTO operation (id, verb, kind, target, target_name, tenant, project, requester, generation, state,
                   steps, created_at)
            VALUES (#{operation.id}, #{operation.verb}, #{operation.kind}, #{operation.target}, #{operation.targetName},
                   #{operation.tenant}, #{operation.project}, #{operation.requester}, #{operation.generation}, 'RUNNING',
                   '[]', #{operation.createdAt});
            </if>
            <if test="key != null and operation != null">
            INSERT INTO idempotency (scope, name, hash, resource, operation, created_at)
            VALUES (#{key.scope}, #{key.key}, #{key.hash}, #{row.id}, #{operation.id}, #{audit.at});
            </if>
            INSERT INTO audit (at, actor, tenant, project, action, target, target_name, request_id, detail)
            VALUES (#{audit.at}, #{audit.actor}, #{audit.tenant}, #{audit.project}, #{audit.action}, #{audit.target},
                   #{audit.targetName}, #{audit.requestId}, #{audit.detail});
            INSERT INTO event (type, kind, resource, name, tenant, project, revision, at)
            VALUES (#{event.type}, #{event.kind}, #{event.resource}, #{event.name}, #{event.tenant}, #{event.project},
                   #{event.revision}, #{event.at});
            <if test="!scopes.isEmpty()">
            UPDATE quota SET reserved = reserved +
            """ + LedgerMapper.DELTA + """
             WHERE scope IN <foreach item='s' collection='scopes' open='(' separator=',' close=')'>#{s}</foreach>
               AND metric IN <foreach item='d' index='m' collection='deltas' open='(' separator=',' close=')'>#{m}</foreach>
               AND (ceiling IS NULL OR
            """ + LedgerMapper.DELTA + " &lt;= 0 OR reserved + used + "
            + LedgerMapper.DELTA + """
             &lt;= ceiling);
            SELECT IF(ROW_COUNT() = #{counters}, 1, (SELECT 1 UNION ALL SELECT 2));
            </if>
            COMMIT
            </script>""")
    void insertAndCommit(Bundle bundle);
}
