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
 * @param led those of them that they look after; a principal may teach elsewhere and is a teacher there
 * @param home the one of the primary role; empty if there is none
 */
public record Member(
        String username,
        String personId,
        String name,
        Standing standing,
        Set<String> schools,
        Set<String> led,
        String home) {

    public Member {
        schools = Set.copyOf(schools);
        led = Set.copyOf(led);
    }

    /** Whether they may do what needs {@code other}. */
    public boolean atLeast(Standing other) {
        return standing.atLeast(other);
    }

    /** Whether they look after this school: everybody of the bureau does. */
    public boolean runs(String school) {
        return standing == Standing.BUREAU || led.contains(school);
    }
}
