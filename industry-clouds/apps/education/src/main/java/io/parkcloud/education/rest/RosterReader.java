package io.parkcloud.education.rest;

import io.parkcloud.app.Sql;
import io.parkcloud.education.roster.RosterFile;
import io.parkcloud.education.roster.RosterRow;
import io.parkcloud.education.roster.RosterRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads what the service is asked for, deleted rows too: who keeps a copy learns of them by their status. */
@Component
class RosterReader {
    private final JdbcTemplate database;

    RosterReader(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * A page.
     *
     * @param objects what is on it
     * @param total how many there are in all
     */
    record Page(List<Map<String, Object>> objects, long total) {}

    Page page(Collection collection, Sql condition, Asked asked, Views views) {
        var file = collection.file();
        var where = new Sql()
                .add("FROM " + file.table() + " t WHERE (")
                .add(collection.rows())
                .add(") AND (")
                .add(condition)
                .add(") AND (")
                .add(asked.filter())
                .add(")");
        var total = database.queryForObject("SELECT COUNT(*) " + where.text(), Long.class, where.arguments());
        var sql = new Sql()
                .add("SELECT t.*")
                .add(where)
                .add("ORDER BY " + asked.order() + " LIMIT ? OFFSET ?", asked.limit(), asked.offset());
        var rows = database.query(sql.text(), (row, number) -> RosterRows.read(file, row), sql.arguments());
        return new Page(views(file, rows, asked.fields(), views), total == null ? 0 : total);
    }

    Optional<Map<String, Object>> one(Collection collection, String id, Set<String> fields, Views views) {
        var file = collection.file();
        var sql = new Sql()
                .add("SELECT t.* FROM " + file.table() + " t WHERE t.sourced_id = ? AND (", id)
                .add(collection.rows())
                .add(")");
        var rows = database.query(sql.text(), (row, number) -> RosterRows.read(file, row), sql.arguments());
        return views(file, rows, fields, views).stream().findFirst();
    }

    boolean exists(Collection collection, String id) {
        var sql = new Sql()
                .add("SELECT COUNT(*) FROM " + collection.file().table() + " t WHERE t.sourced_id = ? AND (", id)
                .add(collection.rows())
                .add(")");
        var count = database.queryForObject(sql.text(), Long.class, sql.arguments());
        return count != null && count > 0;
    }

    private List<Map<String, Object>> views(RosterFile file, List<RosterRow> rows, Set<String> fields, Views views) {
        var roles = file == RosterFile.USERS ? roles(rows) : Map.<String, List<RosterRow>>of();
        return rows.stream()
                .map(row -> views.of(file, row, roles.getOrDefault(row.id(), List.of()), fields))
                .toList();
    }

    private Map<String, List<RosterRow>> roles(List<RosterRow> people) {
        var found = new HashMap<String, List<RosterRow>>();
        var sql = new Sql()
                .add("SELECT * FROM roster_roles WHERE status = 'active' AND user_sourced_id IN")
                .in(people.stream().map(RosterRow::id).toList())
                .add("ORDER BY role_type, sourced_id");
        database.query(
                sql.text(),
                row -> {
                    var role = RosterRows.read(RosterFile.ROLES, row);
                    found.computeIfAbsent(role.cell("userSourcedId"), any -> new ArrayList<>())
                            .add(role);
                },
                sql.arguments());
        return found;
    }
}
