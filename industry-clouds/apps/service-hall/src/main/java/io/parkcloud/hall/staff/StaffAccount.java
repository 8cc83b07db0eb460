package io.parkcloud.hall.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A staff account as stored.
 *
 * @param username sign-in name
 * @param passwordHash hash with its algorithm's prefix
 * @param role {@code CLERK} or {@code ADMIN}
 * @param failures wrong passwords since the last right one
 * @param lockedUntil no sign-in before this; null if not locked
 */
record StaffAccount(
        String username,
        String passwordHash,
        String role,
        int failures,
        @Nullable Instant lockedUntil) {}
