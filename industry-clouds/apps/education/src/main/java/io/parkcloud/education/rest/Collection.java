package io.parkcloud.education.rest;

import io.parkcloud.app.Sql;
import io.parkcloud.education.roster.RosterFile;
import java.util.Arrays;
import java.util.Optional;

/** The collections of the rostering service, each some rows of a table. In conditions the table is {@code t}. */
enum Collection {
    ACADEMIC_SESSIONS("academicSessions", RosterFile.ACADEMIC_SESSIONS, "academicSession", ""),
    GRADING_PERIODS("gradingPeriods", RosterFile.ACADEMIC_SESSIONS, "academicSession", "t.type = 'gradingPeriod'"),
    TERMS("terms", RosterFile.ACADEMIC_SESSIONS, "academicSession", "t.type = 'term'"),
    ORGS("orgs", RosterFile.ORGS, "org", ""),
    SCHOOLS("schools", RosterFile.ORGS, "org", "t.type = 'school'"),
    COURSES("courses", RosterFile.COURSES, "course", ""),
    CLASSES("classes", RosterFile.CLASSES, "class", ""),
    USERS("users", RosterFile.USERS, "user", ""),
    STUDENTS("students", RosterFile.USERS, "user", role("student")),
    TEACHERS("teachers", RosterFile.USERS, "user", role("teacher")),
    ENROLLMENTS("enrollments", RosterFile.ENROLLMENTS, "enrollment", "");

    private static final String ENROLLED = "EXISTS (SELECT 1 FROM roster_enrollments e WHERE e.status = 'active' AND ";

    private final String path;
    private final RosterFile file;
    private final String single;
    private final String condition;

    Collection(String path, RosterFile file, String single, String condition) {
        this.path = path;
        this.file = file;
        this.single = single;
        this.condition = condition;
    }

    private static String role(String role) {
        return "EXISTS (SELECT 1 FROM roster_roles r WHERE r.user_sourced_id = t.sourced_id AND r.status = 'active'"
                + " AND r.role = '" + role + "')";
    }

    static Optional<Collection> named(String path) {
        return Arrays.stream(values()).filter(one -> one.path.equals(path)).findFirst();
    }

    RosterFile file() {
        return file;
    }

    /** What a single one is called in an answer; references to it have this type too. */
    String single() {
        return single;
    }

    /** What several are called in an answer. */
    String several() {
        return file.csv();
    }

    String path() {
        return path;
    }

    /** Which rows are of this collection. */
    Sql rows() {
        return new Sql().add(condition.isEmpty() ? "1 = 1" : condition);
    }

    /** Those that are with one of this collection, such as the students of a class; empty if there is no such address. */
    Optional<Inner> within(String inner, String id) {
        var some =
                switch (this + "/" + inner) {
                    case "CLASSES/students" ->
                        enrolled(USERS, "e.user_sourced_id = t.sourced_id", "class", id, "student");
                    case "CLASSES/teachers" ->
                        enrolled(USERS, "e.user_sourced_id = t.sourced_id", "class", id, "teacher");
                    case "STUDENTS/classes" ->
                        enrolled(CLASSES, "e.class_sourced_id = t.sourced_id", "user", id, "student");
                    case "TEACHERS/classes" ->
                        enrolled(CLASSES, "e.class_sourced_id = t.sourced_id", "user", id, "teacher");
                    case "USERS/classes" -> enrolled(CLASSES, "e.class_sourced_id = t.sourced_id", "user", id, "");
                    case "COURSES/classes" -> of(CLASSES, "t.course_sourced_id = ?", id);
                    case "TERMS/classes" -> of(CLASSES, "FIND_IN_SET(?, t.term_sourced_ids) > 0", id);
                    case "TERMS/gradingPeriods" -> of(GRADING_PERIODS, "t.parent_sourced_id = ?", id);
                    case "SCHOOLS/classes" -> of(CLASSES, "t.school_sourced_id = ?", id);
                    case "SCHOOLS/courses" -> of(COURSES, "t.org_sourced_id = ?", id);
                    case "SCHOOLS/enrollments" -> of(ENROLLMENTS, "t.school_sourced_id = ?", id);
                    case "SCHOOLS/students" -> of(USERS, at("student"), id);
                    case "SCHOOLS/teachers" -> of(USERS, at("teacher"), id);
                    case "SCHOOLS/terms" ->
                        of(
                                TERMS,
                                "EXISTS (SELECT 1 FROM roster_classes c WHERE c.status = 'active' AND c.school_sourced_id = ?"
                                        + " AND FIND_IN_SET(t.sourced_id, c.term_sourced_ids) > 0)",
                                id);
                    default -> null;
                };
        return Optional.ofNullable(some);
    }

    /** Those that are with a class of a school. */
    static Optional<Inner> withinClass(String inner, String school, String id) {
        var held = "EXISTS (SELECT 1 FROM roster_classes c WHERE c.sourced_id = ? AND c.school_sourced_id = ?)";
        var some = inner.equals("enrollments")
                ? Optional.of(of(ENROLLMENTS, "t.class_sourced_id = ?", id))
                : CLASSES.within(inner, id);
        return some.map(found -> new Inner(found.rows(), found.condition().add("AND " + held, id, school)));
    }

    private static String at(String role) {
        return "EXISTS (SELECT 1 FROM roster_roles r WHERE r.user_sourced_id = t.sourced_id AND r.status = 'active'"
                + " AND r.role = '" + role + "' AND r.org_sourced_id = ?)";
    }

    private static Inner of(Collection rows, String condition, String id) {
        return new Inner(rows, new Sql().add(condition, id));
    }

    private static Inner enrolled(Collection rows, String join, String of, String id, String role) {
        var more = role.isEmpty() ? "" : " AND e.role = '" + role + "'";
        return of(rows, ENROLLED + join + " AND e." + of + "_sourced_id = ?" + more + ")", id);
    }

    /**
     * Rows of a collection that something else narrows down.
     *
     * @param rows the collection
     * @param condition which of it
     */
    record Inner(Collection rows, Sql condition) {}
}
