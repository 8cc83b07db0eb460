package io.parkcloud.education.account;

import io.parkcloud.app.Sql;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import io.parkcloud.education.store.Digests;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** The people of the roster and whether they can sign in, for those who run their school. */
@Service
public final class People {
    private static final int LISTED = 100;

    private final JdbcTemplate database;
    private final Accounts accounts;
    private final Members members;

    People(JdbcTemplate database, Accounts accounts, Members members) {
        this.database = database;
        this.accounts = accounts;
        this.members = members;
    }

    /**
     * Somebody of the roster.
     *
     * @param id sourcedId
     * @param username as the roster has it
     * @param name for people
     * @param roles their roles, separated by commas
     * @param account the name they sign in with; empty if they cannot
     * @param active whether the account is open
     */
    public record PersonLine(String id, String username, String name, String roles, String account, boolean active) {}

    /** People of the schools that somebody runs, with a word in a name; not more than a page holds. */
    public List<PersonLine> find(Member member, String word) {
        return list(member, word, Optional.empty());
    }

    private List<PersonLine> list(Member member, String word, Optional<String> id) {
        var sql = new Sql()
                .add(
                        "SELECT u.sourced_id, u.username, u.given_name, u.family_name, GROUP_CONCAT(DISTINCT r.role ORDER BY"
                                + " r.role SEPARATOR ',') roles, COALESCE(MAX(a.username), '') account,"
                                + " COALESCE(MAX(a.active), 0) active FROM roster_users u JOIN roster_roles r"
                                + " ON r.user_sourced_id = u.sourced_id AND r.status = 'active'"
                                + " LEFT JOIN account a ON a.person_id = u.sourced_id WHERE u.status = 'active'");
        if (!member.atLeast(Standing.BUREAU)) {
            sql.add("AND r.org_sourced_id IN").in(member.led());
        }
        id.ifPresent(one -> sql.add("AND u.sourced_id = ?", one));
        if (!word.isBlank()) {
            var like =
                    "%" + word.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
            sql.add("AND (CONCAT(u.family_name, u.given_name) LIKE ? OR u.username LIKE ?)", like, like);
        }
        sql.add("GROUP BY u.sourced_id, u.username, u.given_name, u.family_name ORDER BY u.username LIMIT ?", LISTED);
        return database.query(
                sql.text(),
                (row, number) -> new PersonLine(
                        row.getString("sourced_id"),
                        row.getString("username"),
                        PersonNames.of(row.getString("given_name"), row.getString("family_name")),
                        row.getString("roles"),
                        row.getString("account"),
                        row.getBoolean("active")),
                sql.arguments());
    }

    /**
     * What somebody signs in with, told once.
     *
     * @param name for people
     * @param username sign-in name
     * @param password password
     */
    public record Credentials(String name, String username, String password) {}

    /**
     * Gives somebody a new password, and an account if they have none.
     *
     * @throws EducationException {@code NOT_FOUND} if they are of no school that the member runs, {@code REQUEST_FORBIDDEN} if they may
     *     do more than the member
     */
    public Credentials let(String person, Member member) {
        var line = require(person, member);
        var password = Digests.password();
        var username = accounts.let(person, line.username(), password);
        return new Credentials(line.name(), username, password);
    }

    /** Opens or closes somebody's account. The same refusals. */
    public void setActive(String person, boolean active, Member member) {
        require(person, member);
        accounts.setActive(person, active);
    }

    private PersonLine require(String person, Member member) {
        var line = list(member, "", Optional.of(person)).stream()
                .findFirst()
                .orElseThrow(
                        () -> new EducationException(Problem.NOT_FOUND, "There is nobody like this in your schools"));
        if (!covers(member, person)) {
            throw new EducationException(Problem.REQUEST_FORBIDDEN, "This person may do more than you");
        }
        return line;
    }

    /**
     * Who gives somebody a password can sign in as them. So nobody does it to a person who may do what they may not: of the bureau, or
     * at another school; not even if the account is closed, the role begins next month, or there is no account yet.
     */
    private boolean covers(Member member, String person) {
        if (member.atLeast(Standing.BUREAU)) {
            return true;
        }
        boolean bureau = accounts.ofPerson(person).map(Accounts.Account::bureau).orElse(false);
        return !bureau
                && database
                        .query(
                                "SELECT role, org_sourced_id FROM roster_roles WHERE user_sourced_id = ? AND status = 'active'"
                                        + " AND (end_date IS NULL OR end_date > ?)",
                                (row, number) -> switch (Standing.of(row.getString(1))) {
                                    case BUREAU -> false;
                                    case SCHOOL -> member.runs(row.getString(2));
                                    case TEACHER, PUPIL, NONE -> true;
                                },
                                person,
                                members.today().toString())
                        .stream()
                        .allMatch(allowed -> allowed);
    }
}
