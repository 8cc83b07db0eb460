package io.parkcloud.hall.casework;

import java.time.Instant;

/**
 * A line of the access log.
 *
 * @param id line
 * @param at when
 * @param username who
 * @param receipt which case
 * @param what what of it
 * @param detail name of the file; empty for others
 */
public record AccessLine(long id, Instant at, String username, String receipt, AccessKind what, String detail) {}
