package io.parkcloud.hall.staff;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who works in the hall.
 *
 * @param username sign-in name
 * @param name the person's name
 * @param role role
 * @param department code of their department; null for all of them
 * @param active whether the account can be used
 */
public record StaffMember(
        String username,
        String name,
        StaffRole role,
        @Nullable String department,
        boolean active) {

    /** Whether they may act on colleagues' cases. */
    public boolean supervises() {
        return role != StaffRole.CLERK;
    }

    /** Whether they run the department. */
    public boolean administers() {
        return role == StaffRole.ADMIN;
    }

    /** Whether they work for a department. */
    public boolean worksFor(String departmentCode) {
        return department == null || department.equals(departmentCode);
    }
}
