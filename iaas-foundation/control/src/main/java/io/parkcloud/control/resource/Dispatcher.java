package io.parkcloud.control.resource;

import io.parkcloud.control.store.Acceptance.Lease;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.store.Surroundings;
import io.parkcloud.kernel.ResourceId;
import java.util.Optional;

/**
 * Who works on what has been accepted. What a replica accepts it may lease to itself in the same transaction, which saves a
 * claim; if it dies the lease runs out and any other replica goes on.
 */
public interface Dispatcher {

    /**
     * A lease for a row about to be accepted; empty if this replica is busy or does no reconciling.
     *
     * @param owner of that row, empty if it has none
     */
    Optional<Lease> offer(Optional<ResourceId> owner);

    /** The row with the offered lease is committed, and stood on these when it was. */
    void accepted(StoredResource row, Surroundings around);

    /** The offered lease will not be used. */
    void withdrawn();

    /** Something was committed that may be due: look. */
    void nudge();
}
