package io.parkcloud.control.store;

/** What a claim does to a row, shared by every driver of the store. */
public final class Leases {

    private Leases() {}

    /** The row as its new holder sees it: with a fence that nobody had before. */
    public static StoredResource next(StoredResource r) {
        return new StoredResource(
                r.id(),
                r.kind(),
                r.tenant(),
                r.project(),
                r.zone(),
                r.name(),
                r.labels(),
                r.phase(),
                r.generation(),
                r.observedGeneration(),
                r.revision(),
                r.owner(),
                r.spec(),
                r.status(),
                r.charges(),
                r.charged(),
                r.createdAt(),
                r.deletionAt(),
                r.fence() + 1,
                r.attempt());
    }
}
