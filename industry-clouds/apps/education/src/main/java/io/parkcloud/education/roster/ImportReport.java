package io.parkcloud.education.roster;

import java.time.Instant;
import java.util.List;

/**
 * How an import went.
 *
 * @param id its number
 * @param at when
 * @param username who started it
 * @param fileName what the archive was called
 * @param source the system it is from
 * @param taken whether the roster was changed by it; not if there was a single mistake
 * @param added rows that are new
 * @param changed rows that are other than before
 * @param removed rows that are no more
 * @param unchanged rows that are as before
 * @param mistakes how many there were
 * @param findings the first of them, and what is worth knowing otherwise
 */
public record ImportReport(
        long id,
        Instant at,
        String username,
        String fileName,
        String source,
        boolean taken,
        int added,
        int changed,
        int removed,
        int unchanged,
        int mistakes,
        List<Finding> findings) {

    public ImportReport {
        findings = List.copyOf(findings);
    }
}
