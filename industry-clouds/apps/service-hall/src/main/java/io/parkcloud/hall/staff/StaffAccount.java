package io.parkcloud.hall.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A staff account as stored.
 *
 * @param username sign-in name
 * @param passwordHash hash with its algorithm's prefix
 * @param role role
 * @param failures wrong passwords since the last right one
 * @param lockedUntil no sign-in before this; null if not locked
 * @param displayName the person's name; empty if none was given
 * @param departmentCode department; null for all of them
 * @param active whether it can be used
 * @param passwordChangedAt sessions begun before this are over; null if the password was never changed
 */
record StaffAccount(
        String username,
        String passwordHash,
        StaffRole role,
        int failures,
        @Nullable Instant lockedUntil,
        String displayName,
        @Nullable String departmentCode,
        boolean active,
        @Nullable Instant passwordChangedAt) {

    StaffMember member() {
        return new StaffMember(username, displayName.isBlank() ? username : displayName, role, departmentCode, active);
    }
}
