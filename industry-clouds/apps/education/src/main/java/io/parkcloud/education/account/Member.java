package io.parkcloud.education.account;

import java.util.Set;

/**
 * Who is asking, as the roster has it this moment.
 *
 * @param username sign-in name
 * @param personId sourcedId of the person; empty for an account of the bureau that belongs to nobody
 * @param name for people
 * @param standing what the roles make of them
 * @param schools sourcedIds of the organisations in which they have an active role
 * @param home the one of the primary role; empty if there is none
 */
public record Member(
        String username, String personId, String name, Standing standing, Set<String> schools, String home) {

    public Member {
        schools = Set.copyOf(schools);
    }

    /** Whether they may do what needs {@code other}. */
    public boolean atLeast(Standing other) {
        return standing.atLeast(other);
    }

    /** Whether they look after this school: everybody of the bureau does. */
    public boolean runs(String school) {
        return standing == Standing.BUREAU || (standing == Standing.SCHOOL && schools.contains(school));
    }
}
