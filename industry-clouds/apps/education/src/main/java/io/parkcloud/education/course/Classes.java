package io.parkcloud.education.course;

import io.parkcloud.app.Sql;
import io.parkcloud.education.account.Member;
import io.parkcloud.education.account.Members;
import io.parkcloud.education.account.PersonNames;
import io.parkcloud.education.account.Standing;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Classes as the roster has them. Everybody sees those they are enrolled in; who runs a school sees all of its classes. */
@Service
public final class Classes {
    private static final int LISTED = 200;

    private final JdbcTemplate database;
    private final Members members;

    Classes(JdbcTemplate database, Members members) {
        this.database = database;
        this.members = members;
    }

    /** The classes that somebody sees, the own ones first, by title; not more than a page holds. */
    public List<SchoolClass> of(Member member) {
        return find(member, "", LISTED);
    }

    /** The same, with a word in the title of the class or its course; everything if there is no word. */
    public List<SchoolClass> find(Member member, String word) {
        return find(member, word, LISTED);
    }

    private List<SchoolClass> find(Member member, String word, int most) {
        var sql = select(member);
        if (!word.isBlank()) {
            var like =
                    "%" + word.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
            sql.add("AND (c.title LIKE ? OR k.title LIKE ?)", like, like);
        }
        sql.add("ORDER BY e.role IS NULL, c.title, c.sourced_id LIMIT ?", most);
        return database.query(sql.text(), (row, number) -> one(row, member), sql.arguments());
    }

    /** A class that somebody sees. @throws EducationException {@code NOT_FOUND} if there is none for them */
    public SchoolClass require(String id, Member member) {
        return find(id, member)
                .orElseThrow(() ->
                        new EducationException(Problem.NOT_FOUND, "There is no such class, or you are not in it"));
    }

    Optional<SchoolClass> find(String id, Member member) {
        var sql = select(member).add("AND c.sourced_id = ?", id);
        return database.query(sql.text(), (row, number) -> one(row, member), sql.arguments()).stream()
                .findFirst();
    }

    /** A person can be enrolled in several ways; the one that may do most counts. */
    private Sql select(Member member) {
        var today = members.today().toString();
        var sql = new Sql()
                .add(
                        "SELECT c.sourced_id, c.title, k.title course_title, c.school_sourced_id, o.name school_name,"
                                + " COALESCE(c.location, '') location, COALESCE(e.role, '') role FROM roster_classes c"
                                + " JOIN roster_courses k ON k.sourced_id = c.course_sourced_id"
                                + " JOIN roster_orgs o ON o.sourced_id = c.school_sourced_id"
                                + " LEFT JOIN (SELECT class_sourced_id, CASE MIN(FIELD(role, 'administrator', 'teacher',"
                                + " 'student', 'proctor')) WHEN 1 THEN 'administrator' WHEN 2 THEN 'teacher'"
                                + " WHEN 3 THEN 'student' ELSE 'proctor' END role FROM roster_enrollments"
                                + " WHERE user_sourced_id = ? AND status = 'active'"
                                + " AND (begin_date IS NULL OR begin_date <= ?) AND (end_date IS NULL OR end_date > ?)"
                                + " GROUP BY class_sourced_id) e ON e.class_sourced_id = c.sourced_id"
                                + " WHERE c.status = 'active'",
                        member.personId(),
                        today,
                        today);
        if (member.atLeast(Standing.BUREAU)) {
            return sql;
        }
        sql.add("AND (e.role IS NOT NULL");
        if (member.atLeast(Standing.SCHOOL)) {
            sql.add("OR c.school_sourced_id IN").in(member.led());
        }
        return sql.add(")");
    }

    private static SchoolClass one(ResultSet row, Member member) throws SQLException {
        var enrolment = Enrolment.of(row.getString("role"));
        var school = row.getString("school_sourced_id");
        boolean teaches = member.runs(school)
                || (member.atLeast(Standing.TEACHER)
                        && (enrolment == Enrolment.TEACHER || enrolment == Enrolment.ADMINISTRATOR));
        return new SchoolClass(
                row.getString("sourced_id"),
                row.getString("title"),
                row.getString("course_title"),
                school,
                row.getString("school_name"),
                row.getString("location"),
                enrolment,
                teaches);
    }

    /** Who is in a class that was found before. */
    public SchoolClass.Roll roll(SchoolClass of) {
        var today = members.today().toString();
        return new SchoolClass.Roll(database.query(
                "SELECT COALESCE(u.preferred_given_name, u.given_name), COALESCE(u.preferred_family_name, u.family_name), e.role"
                        + " FROM roster_enrollments e JOIN roster_users u ON u.sourced_id = e.user_sourced_id"
                        + " AND u.status = 'active' WHERE e.class_sourced_id = ? AND e.status = 'active'"
                        + " AND (e.begin_date IS NULL OR e.begin_date <= ?) AND (e.end_date IS NULL OR e.end_date > ?)"
                        + " ORDER BY e.role DESC, u.family_name, u.given_name, u.sourced_id",
                (row, number) -> new SchoolClass.Person(
                        PersonNames.of(row.getString(1), row.getString(2)), Enrolment.of(row.getString(3))),
                of.id(),
                today,
                today));
    }
}
