package io.parkcloud.education.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The CSV files of OneRoster 1.2 that are taken, with their columns in the order of the specification; each file comes after those it
 * refers to. Every file begins with {@code sourcedId,status,dateLastModified}, which are not among the columns here.
 *
 * @see <a href="https://www.imsglobal.org/spec/oneroster/v1p2/bind/csv">OneRoster 1.2 CSV binding (the files)</a>
 */
public enum RosterFile {
    ORGS("orgs"),
    ACADEMIC_SESSIONS("academicSessions"),
    COURSES("courses"),
    CLASSES("classes"),
    USERS("users"),
    ROLES("roles"),
    ENROLLMENTS("enrollments");

    /** Files of the specification that are not taken: grades, resources of publishers, and what is nobody's business here. */
    static final List<String> OTHERS = List.of(
            "categories",
            "classResources",
            "courseResources",
            "demographics",
            "lineItemLearningObjectiveIds",
            "lineItems",
            "lineItemScoreScales",
            "resources",
            "resultLearningObjectiveIds",
            "results",
            "resultScoreScales",
            "scoreScales",
            "userProfiles",
            "userResources");

    private final String csv;

    RosterFile(String csv) {
        this.csv = csv;
    }

    /** Name of the file without its ending, and of the property that the manifest has for it. */
    public String csv() {
        return csv;
    }

    /** The columns after the three that every file has. */
    public List<Column> columns() {
        return RosterColumns.of(this);
    }

    /** Those that are kept. */
    public List<Column> kept() {
        return columns().stream().filter(Column::kept).toList();
    }

    /** Its table. */
    public String table() {
        return "roster_" + Column.snake(csv);
    }

    /** The column of this name. */
    public Optional<Column> column(String name) {
        return columns().stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The file of this name. */
    static Optional<RosterFile> named(String csv) {
        return Arrays.stream(values()).filter(file -> file.csv.equals(csv)).findFirst();
    }
}
