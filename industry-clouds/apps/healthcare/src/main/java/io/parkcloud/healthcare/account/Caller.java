package io.parkcloud.healthcare.account;

/**
 * Who is asking, and what for.
 *
 * @param username sign-in name
 * @param name the person's or program's name
 * @param role what the account may do
 * @param organization id of the Organization; empty if none
 * @param practitioner id of the Practitioner; empty if none
 * @param purpose purpose of use, a code of v3-ActReason such as {@code TREAT}
 * @param source address the request came from
 */
public record Caller(
        String username,
        String name,
        Role role,
        String organization,
        String practitioner,
        String purpose,
        String source) {
    /** The usual purpose. */
    public static final String TREATMENT = "TREAT";

    /** The program itself, loading data. */
    public static Caller program() {
        return new Caller("(program)", "(program)", Role.SYSTEM, "", "", "HSYSADMIN", "");
    }

    /** The same, while loading what others have written: nothing is hidden from a load, and the trail has the real name. */
    public Caller loading() {
        return new Caller(username, name, Role.SYSTEM, organization, practitioner, "HSYSADMIN", source);
    }

    /** Whether it has a role. */
    public boolean is(Role wanted) {
        return role == wanted;
    }
}
