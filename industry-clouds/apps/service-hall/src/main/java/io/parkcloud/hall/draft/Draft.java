package io.parkcloud.hall.draft;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * An application being filled in.
 *
 * @param code what its holder keeps, as {@code ABCD-EFGH-JKMN}
 * @param offerCode what is applied for
 * @param form what is filled in so far
 * @param requestKey idempotency key it will be filed with, so that one draft makes one case
 * @param takenOver which answers came from an earlier case, and which case; empty if none did
 * @param savedAt when it was saved last
 * @param expiresAt when it will be forgotten
 */
public record Draft(
        String code,
        String offerCode,
        ObjectNode form,
        String requestKey,
        String takenOver,
        Instant savedAt,
        Instant expiresAt) {}
