package io.parkcloud.control.store.memory;

import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.store.Charges;
import io.parkcloud.control.store.Leases;
import io.parkcloud.control.store.ResourceQuery;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row with what only the store itself knows. Guarded by the store. */
final class MemoryRow {

    StoredResource resource;
    List<Reference> references;
    long nextLook;

    @Nullable
    String leaseHolder;

    boolean woken;

    MemoryRow(StoredResource resource, List<Reference> references, long nextLook, @Nullable String leaseHolder) {
        this.resource = resource;
        this.references = references;
        this.nextLook = nextLook;
        this.leaseHolder = leaseHolder;
    }

    void wake(long now) {
        if (leaseHolder == null) {
            nextLook = Math.min(nextLook, now);
        } else {
            woken = true;
        }
    }

    /** Takes over what a user may change. */
    void accept(StoredResource changed, boolean charged, long now) {
        var r = resource;
        resource = new StoredResource(
                r.id(),
                r.kind(),
                r.tenant(),
                r.project(),
                r.zone(),
                r.name(),
                changed.labels(),
                changed.phase(),
                changed.generation(),
                r.observedGeneration(),
                r.revision() + 1,
                r.owner(),
                changed.spec(),
                r.status(),
                changed.charges(),
                charged,
                r.createdAt(),
                changed.deletionAt(),
                r.fence(),
                0);
        if (leaseHolder == null) {
            nextLook = now;
        } else {
            woken = true;
        }
    }

    /** Takes over what a pass writes back. */
    void writeBack(Phase phase, String status, long observedGeneration, boolean changes, int attempt) {
        var r = resource;
        resource = new StoredResource(
                r.id(),
                r.kind(),
                r.tenant(),
                r.project(),
                r.zone(),
                r.name(),
                r.labels(),
                phase,
                r.generation(),
                observedGeneration,
                r.revision() + (changes ? 1 : 0),
                r.owner(),
                r.spec(),
                status,
                r.charges(),
                r.charged(),
                r.createdAt(),
                r.deletionAt(),
                r.fence(),
                attempt);
    }

    void charged(boolean charged) {
        resource = Charges.withCharged(resource, charged);
    }

    void lease(String holder, long until) {
        resource = Leases.next(resource);
        leaseHolder = holder;
        nextLook = until;
        woken = false;
    }

    void takeBack(long now) {
        resource = Leases.next(resource);
        endLease(now);
    }

    void endLease(long next) {
        nextLook = next;
        leaseHolder = null;
        woken = false;
    }

    boolean matches(ResourceQuery q) {
        return resource.kind().equals(q.kind())
                && q.tenant().map(resource.tenant()::equals).orElse(true)
                && q.project().map(resource.project()::equals).orElse(true)
                && q.phase().map(p -> p == resource.phase()).orElse(true)
                && q.name().map(resource.name()::equals).orElse(true)
                && q.owner().map(o -> o.equals(resource.owner())).orElse(true)
                && resource.labels().entrySet().containsAll(q.labels().entrySet());
    }
}
