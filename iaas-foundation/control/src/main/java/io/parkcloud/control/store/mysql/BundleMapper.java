package io.parkcloud.control.store.mysql;

import io.parkcloud.control.kind.UniqueClaim;
import io.parkcloud.control.store.Acceptance.Idempotency;
import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.control.store.StoredOperation;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.jspecify.annotations.Nullable;

/**
 * All that new resources of one place write, in one round trip with the commit: everybody who wants something of a project
 * meets at its counters, which are therefore locked last, and given back before the answer is even on its way.
 */
@Mapper
interface BundleMapper {

    /** A new row. */
    record Row(ResourceRow r, long nextLook, @Nullable String holder) {}

    /** A reference of a new row. */
    record Link(ResourceId source, ResourceId target, String kind, String field) {}

    /** A label of a new row. */
    record Label(ResourceId resource, String name, String value) {}

    /** A key that a new row holds. */
    record Held(UniqueClaim claim, ResourceId holder) {}

    /** A key that the request of a new row was sent with. */
    record Key(Idempotency key, ResourceId resource, ResourceId operation, long at) {}

    /**
     * What is written.
     *
     * @param operations of those that are to be reconciled
     * @param keys       of requests from outside
     * @param scopes     whose counters are charged; none for what costs nothing
     * @param deltas     of all together by metric, none of them 0
     * @param counters   how many must allow it: scopes times metrics
     */
    record Bundle(
            List<Row> rows,
            List<Link> references,
            List<Label> labels,
            List<Held> claims,
            List<StoredOperation> operations,
            List<Key> keys,
            List<StoredAudit> audits,
            List<ResourceId> scopes,
            Map<String, Long> deltas,
            int counters) {}

    /** What the server says when a subquery that should have one row has two: here, that not all counters allowed it. */
    int REFUSED = 1242;

    /** @throws org.springframework.dao.DataAccessException caused by error {@link #REFUSED}, and nothing is committed */
    @Insert("<script>" + """
            INSERT INTO resource (id, kind, tenant, project, zone, name, labels, phase, generation, observed_generation,
                   revision, owner, spec, status, charges, charged, created_at, next_look, lease_holder, fence, attempt, woken)
            VALUES
            <foreach item='i' collection='rows' separator=','>(#{i.r.id}, #{i.r.kind}, #{i.r.tenant}, #{i.r.project},
              #{i.r.zone}, #{i.r.name}, #{i.r.labels}, #{i.r.phase}, #{i.r.generation}, #{i.r.observedGeneration},
              #{i.r.revision}, #{i.r.owner}, #{i.r.spec}, #{i.r.status}, #{i.r.charges}, #{i.r.charged}, #{i.r.createdAt},
              #{i.nextLook}, #{i.holder}, #{i.r.fence}, 0, FALSE)</foreach>;
            <if test="!references.isEmpty()">
            INSERT INTO reference (source, target, kind, field) VALUES
            <foreach item='i' collection='references' separator=','>(#{i.source}, #{i.target}, #{i.kind}, #{i.field})</foreach>;
            </if>
            <if test="!labels.isEmpty()">
            INSERT INTO label (resource, name, value) VALUES
            <foreach item='i' collection='labels' separator=','>(#{i.resource}, #{i.name}, #{i.value})</foreach>;
            </if>
            <if test="!claims.isEmpty()">
            INSERT INTO unique_claim (space, name, holder) VALUES
            <foreach item='i' collection='claims' separator=','>(#{i.claim.space}, #{i.claim.key}, #{i.holder})</foreach>;
            </if>
            <if test="!operations.isEmpty()">
            INSERT INTO operation (id, verb, kind, target, target_name, tenant, project, requester, generation, state,
                   steps, created_at)
            VALUES
            <foreach item='i' collection='operations' separator=','>(#{i.id}, #{i.verb}, #{i.kind}, #{i.target},
              #{i.targetName}, #{i.tenant}, #{i.project}, #{i.requester}, #{i.generation}, 'RUNNING', '[]',
              #{i.createdAt})</foreach>;
            </if>
            <if test="!keys.isEmpty()">
            INSERT INTO idempotency (scope, name, hash, resource, operation, created_at) VALUES
            <foreach item='i' collection='keys' separator=','>(#{i.key.scope}, #{i.key.key}, #{i.key.hash}, #{i.resource},
              #{i.operation}, #{i.at})</foreach>;
            </if>
            INSERT INTO audit (at, actor, tenant, project, action, target, target_name, request_id, detail) VALUES
            <foreach item='i' collection='audits' separator=','>(#{i.at}, #{i.actor}, #{i.tenant}, #{i.project}, #{i.action},
              #{i.target}, #{i.targetName}, #{i.requestId}, #{i.detail})</foreach>;
            INSERT INTO event (type, kind, resource, name, tenant, project, revision, at)
            SELECT 'Added', kind, id, name, tenant, project, revision, created_at FROM resource WHERE id IN
            <foreach item='i' collection='rows' open='(' separator=',' close=')'>#{i.r.id}</foreach> ORDER BY id;
            <if test="!scopes.isEmpty()">
            """ + LedgerMapper.RESERVE + """
            ;
            SELECT IF(ROW_COUNT() = #{counters}, 1, (SELECT 1 UNION ALL SELECT 2));
            </if>
            COMMIT
            </script>""")
    void insertAndCommit(Bundle bundle);
}
