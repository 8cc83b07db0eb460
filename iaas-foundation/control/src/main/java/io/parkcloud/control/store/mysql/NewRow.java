package io.parkcloud.control.store.mysql;

import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.store.AcceptGuard;
import io.parkcloud.control.store.Acceptance;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.ResourceId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A new resource on its way into the store, in company or alone. Made by one thread, written by another, with a lock between. */
final class NewRow {

    /** Whoever has the same may be written together: they move the same counters. */
    record Place(ResourceId tenant, ResourceId project) {}

    private final Acceptance acceptance;
    private final AcceptGuard guard;
    private @Nullable Collection<StoredResource> standsOn;
    private @Nullable RuntimeException refusal;

    NewRow(Acceptance acceptance, AcceptGuard guard) {
        this.acceptance = acceptance;
        this.guard = guard;
    }

    /** Guards of rows with an exclusive reference count on seeing all that was written before them: they go alone. */
    static boolean sociable(Acceptance acceptance) {
        return acceptance.change() instanceof Acceptance.Change.Create
                && acceptance.references().stream().noneMatch(Reference::exclusive);
    }

    Acceptance acceptance() {
        return acceptance;
    }

    StoredResource row() {
        return acceptance.change().resource();
    }

    Place place() {
        return new Place(row().tenant(), row().project());
    }

    AcceptGuard guard() {
        return guard;
    }

    /** Refused by its guard; the others go on without it. */
    void refused(RuntimeException why) {
        refusal = why;
    }

    boolean refused() {
        return refusal != null;
    }

    void written(Collection<StoredResource> referred) {
        standsOn = referred;
    }

    /** Forgets what an attempt that was rolled back found. */
    void again() {
        standsOn = null;
        refusal = null;
    }

    /**
     * @return what the row stands on; null if it was not written, and has to be tried alone
     * @throws RuntimeException the refusal
     */
    @Nullable
    Collection<StoredResource> outcome() {
        if (refusal != null) {
            throw refusal;
        }
        return standsOn;
    }
}
