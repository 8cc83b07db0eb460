package io.parkcloud.hall.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All open cases of a clerk given to a colleague for a time.
 *
 * @param id id
 * @param fromUser whose cases
 * @param toUser who has them now
 * @param reason why
 * @param madeBy who did it: the clerk or a supervisor
 * @param madeAt when
 * @param returnedAt when they were taken back; null while they are away
 * @param cases how many
 */
public record Handover(
        long id,
        String fromUser,
        String toUser,
        String reason,
        String madeBy,
        Instant madeAt,
        @Nullable Instant returnedAt,
        int cases) {}
