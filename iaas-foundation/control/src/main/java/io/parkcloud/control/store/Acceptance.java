package io.parkcloud.control.store;

import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.UniqueClaim;
import io.parkcloud.kernel.ResourceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one accepted request writes, in one transaction: nothing of it is there unless all of it is.
 *
 * @param change      what happens to the resource row
 * @param references  all references of the new spec, replacing those there were
 * @param claims      keys to hold; those held already are kept
 * @param charges     difference of every metric against what was charged before; zero and negative allowed
 * @param operation   the durable record of the request; absent for an answer that changes nothing to be reconciled
 * @param idempotency absent for callers inside the platform, whose ids are derived and so idempotent by themselves
 * @param lease       holder to whom the row is leased at once; absent leaves it to whoever claims first
 */
public record Acceptance(
        Change change,
        List<Reference> references,
        List<UniqueClaim> claims,
        Map<String, Long> charges,
        @Nullable StoredOperation operation,
        StoredAudit audit,
        Optional<Idempotency> idempotency,
        Optional<Lease> lease) {

    /** Who must be there and stay: the targets of references, and the owner of what is new. */
    public List<ResourceId> referred() {
        var ids = new LinkedHashSet<ResourceId>();
        references.forEach(reference -> ids.add(reference.target()));
        var owner = change instanceof Change.Create create ? create.resource().owner() : null;
        if (owner != null) {
            ids.add(owner);
        }
        return List.copyOf(ids);
    }

    /** The same without what it takes from the quotas. */
    public Acceptance free() {
        return new Acceptance(change, references, claims, Map.of(), operation, audit, idempotency, lease);
    }

    /** What happens to the row. */
    public sealed interface Change {
        StoredResource resource();

        /** The row is new. */
        record Create(StoredResource resource) implements Change {}

        /** Spec, labels and charges are as given, if the row is still at {@code ifRevision}. */
        record Update(StoredResource resource, long ifRevision) implements Change {}

        /** The row is marked, if it is still at {@code ifRevision} and nothing but what it owns refers to it. */
        record Delete(StoredResource resource, long ifRevision) implements Change {}
    }

    /**
     * The right to repeat a request.
     *
     * @param scope project, or tenant, or platform
     * @param hash  of method, path and body
     */
    public record Idempotency(ResourceId scope, String key, String hash) {}

    /** @param until milliseconds since the epoch */
    public record Lease(String holder, long until) {}
}
