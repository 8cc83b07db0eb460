package io.parkcloud.education.roster;

import static io.parkcloud.education.roster.Column.date;
import static io.parkcloud.education.roster.Column.ignored;
import static io.parkcloud.education.roster.Column.list;
import static io.parkcloud.education.roster.Column.text;
import static io.parkcloud.education.roster.Column.to;
import static io.parkcloud.education.roster.Column.toSome;
import static io.parkcloud.education.roster.Column.word;
import static io.parkcloud.education.roster.Column.year;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The columns of every file, in the order of the specification. */
final class RosterColumns {
    private static final Map<RosterFile, List<Column>> ALL = all();

    private RosterColumns() {}

    static List<Column> of(RosterFile file) {
        return ALL.getOrDefault(file, List.of());
    }

    private static Map<RosterFile, List<Column>> all() {
        var all = new EnumMap<RosterFile, List<Column>>(RosterFile.class);
        all.put(RosterFile.ORGS, orgs());
        all.put(RosterFile.ACADEMIC_SESSIONS, academicSessions());
        all.put(RosterFile.COURSES, courses());
        all.put(RosterFile.CLASSES, classes());
        all.put(RosterFile.USERS, users());
        all.put(RosterFile.ROLES, roles());
        all.put(RosterFile.ENROLLMENTS, enrollments());
        return all;
    }

    private static List<Column> orgs() {
        return List.of(
                text("name").must(),
                word("type", "department", "school", "district", "local", "state", "national")
                        .must(),
                text("identifier"),
                to("orgs", "parentSourcedId"));
    }

    private static List<Column> academicSessions() {
        return List.of(
                text("title").must(),
                word("type", "gradingPeriod", "semester", "schoolYear", "term").must(),
                date("startDate").must(),
                date("endDate").must(),
                to("academicSessions", "parentSourcedId"),
                year("schoolYear").must());
    }

    private static List<Column> courses() {
        return List.of(
                to("academicSessions", "schoolYearSourcedId"),
                text("title").must(),
                text("courseCode"),
                list("grades"),
                to("orgs", "orgSourcedId").must(),
                list("subjects"),
                list("subjectCodes"));
    }

    private static List<Column> classes() {
        return List.of(
                text("title").must(),
                list("grades"),
                to("courses", "courseSourcedId").must(),
                text("classCode"),
                word("classType", "homeroom", "scheduled").must(),
                text("location"),
                to("orgs", "schoolSourcedId").must(),
                toSome("academicSessions", "termSourcedIds").must(),
                list("subjects"),
                list("subjectCodes"),
                list("periods"));
    }

    private static List<Column> users() {
        return List.of(
                word("enabledUser", "true", "false").must(),
                text("username", 100).must(),
                list("userIds"),
                text("givenName").must(),
                text("familyName").must(),
                text("middleName"),
                text("identifier"),
                text("email"),
                text("sms", 60),
                text("phone", 60),
                toSome("users", "agentSourcedIds"),
                list("grades"),
                ignored("password"), // a password that lay in a file is none; people get theirs from their school
                text("userMasterIdentifier"),
                ignored("resourceSourcedIds"),
                text("preferredGivenName"),
                text("preferredMiddleName"),
                text("preferredFamilyName"),
                to("orgs", "primaryOrgSourcedId"),
                text("pronouns", 100));
    }

    private static List<Column> roles() {
        return List.of(
                to("users", "userSourcedId").must(),
                word("roleType", "primary", "secondary").must(),
                word(
                                "role",
                                "aide",
                                "counselor",
                                "districtAdministrator",
                                "guardian",
                                "parent",
                                "principal",
                                "proctor",
                                "relative",
                                "siteAdministrator",
                                "student",
                                "systemAdministrator",
                                "teacher")
                        .must(),
                date("beginDate"),
                date("endDate"),
                to("orgs", "orgSourcedId").must(),
                ignored("userProfileSourcedId"));
    }

    private static List<Column> enrollments() {
        return List.of(
                to("classes", "classSourcedId").must(),
                to("orgs", "schoolSourcedId").must(),
                to("users", "userSourcedId").must(),
                word("role", "administrator", "proctor", "student", "teacher").must(),
                word("primary", "true", "false"),
                date("beginDate"),
                date("endDate"));
    }
}
