package io.parkcloud.education.roster;

import io.parkcloud.app.Sql;
import io.parkcloud.education.account.Member;
import io.parkcloud.education.account.Standing;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** The schools, and the organisations above them. */
@Service
public final class Schools {
    private static final String SELECT = "SELECT sourced_id, name, type FROM roster_orgs WHERE status = 'active'";

    private final JdbcTemplate database;

    Schools(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * An organisation.
     *
     * @param id sourcedId
     * @param name for people
     * @param type one of OneRoster's, such as {@code school} or {@code district}
     */
    public record School(String id, String name, String type) {}

    /** All schools by name. */
    public List<School> all() {
        return list(new Sql().add(SELECT).add("AND type = 'school' ORDER BY name, sourced_id"));
    }

    /** Where somebody can bring resources to: everywhere for the bureau, which itself counts as one. */
    public List<School> workedAt(Member member) {
        var sql = new Sql().add(SELECT);
        if (!member.atLeast(Standing.BUREAU)) {
            sql.add("AND sourced_id IN").in(member.schools());
        }
        return list(sql.add("ORDER BY type, name, sourced_id"));
    }

    private List<School> list(Sql sql) {
        return database.query(
                sql.text(),
                (row, number) -> new School(row.getString(1), row.getString(2), row.getString(3)),
                sql.arguments());
    }
}
