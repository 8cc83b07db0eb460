package io.parkcloud.hall.staff;

/** What a member of staff may do. Stored by name; each role may do what those before it may. */
public enum StaffRole {
    /** Works on cases. */
    CLERK,
    /** Also acts on colleagues' cases, gets what is overdue and reads the access log. */
    SUPERVISOR,
    /** Also runs the department's items, forms, processes, calendar and accounts. */
    ADMIN
}
