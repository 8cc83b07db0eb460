package io.parkcloud.control.store.mysql;

import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;

/**
 * The columns that a settled pass writes.
 *
 * @param keepLease whether the pass goes on
 * @param revisions 1 if anything visible changed, else 0
 */
record WriteBack(
        ResourceId id,
        Phase phase,
        String status,
        long observedGeneration,
        boolean charged,
        int revisions,
        long nextLook,
        boolean keepLease,
        int attempt) {}
