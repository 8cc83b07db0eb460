package io.parkcloud.control.store;

import java.util.List;
import java.util.Map;

/** Checks that run inside the accepting transaction, when the referred rows are locked and nothing is written yet. */
@FunctionalInterface
public interface AcceptGuard {

    /** Reads inside the transaction. */
    interface Reads {
        List<StoredResource> referring(io.parkcloud.kernel.ResourceId target, String kind);

        /** See {@link Store#within}. */
        List<StoredResource> within(
                io.parkcloud.kernel.ResourceId tenant,
                java.util.Optional<io.parkcloud.kernel.ResourceId> project,
                int limit);

        List<StoredResource> findAll(java.util.Collection<io.parkcloud.kernel.ResourceId> ids);
    }

    /**
     * @param referred the rows that the references name, the owner of what is new, and all their owners, by id; a missing
     *                 one does not exist
     * @throws io.parkcloud.kernel.PlatformException to refuse; the transaction is rolled back
     */
    void check(Map<io.parkcloud.kernel.ResourceId, StoredResource> referred, Reads reads);
}
