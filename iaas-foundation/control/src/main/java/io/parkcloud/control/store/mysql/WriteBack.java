package io.parkcloud.control.store.mysql;

import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import java.util.List;

/**
 * Rows of settled passes that come to the same but for their status: most of a batch do, and are written by one statement.
 *
 * @param same what all of them get
 */
record WriteBack(Same same, List<Row> rows) {

    /**
     * What rows of a batch share.
     *
     * @param keepLease whether the pass goes on
     * @param revisions 1 if anything visible changed, else 0
     */
    record Same(Phase phase, long observedGeneration, boolean charged, int revisions, boolean keepLease, int attempt) {}

    /** A row of its own. */
    record Row(ResourceId id, String status, long nextLook) {}
}
