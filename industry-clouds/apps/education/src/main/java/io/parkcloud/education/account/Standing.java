package io.parkcloud.education.account;

/** What the highest of somebody's roles makes them. Later ones may do more. */
public enum Standing {
    /** Of the roster, but with no role that has anything to do here: parents, for one. */
    NONE,
    /** Sees the own classes, and resources that the own schools may see. */
    PUPIL,
    /** Also shares resources and keeps the lessons of the own classes. */
    TEACHER,
    /** Also looks after the people, the resources and all classes of the own schools. */
    SCHOOL,
    /** Looks after everything: rosters, tools, programs, all schools. */
    BUREAU;

    /** The standing that a role of OneRoster gives (information model 1.2, RoleEnum). */
    public static Standing of(String role) {
        return switch (role) {
            case "districtAdministrator", "systemAdministrator" -> BUREAU;
            case "principal", "siteAdministrator" -> SCHOOL;
            case "teacher", "aide", "counselor", "proctor" -> TEACHER;
            case "student" -> PUPIL;
            default -> NONE;
        };
    }

    /** Whether it may do what needs {@code other}. */
    public boolean atLeast(Standing other) {
        return compareTo(other) >= 0;
    }
}
