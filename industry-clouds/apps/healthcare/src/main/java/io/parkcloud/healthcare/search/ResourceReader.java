package io.parkcloud.healthcare.search;

import io.parkcloud.app.Sql;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.consent.Visibility;
import io.parkcloud.healthcare.store.StoredResource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads resources and their history, as far as the caller may see them. */
@Component
public final class ResourceReader {
    /** The columns that {@link #ROW} reads, of a version called {@code v} and a resource called {@code r}. */
    public static final String COLUMNS = "v.pk, v.type, r.fhir_id, v.version, v.updated_at, v.method, v.body";

    /** Reads {@link #COLUMNS}. */
    public static final RowMapper<StoredResource> ROW = (row, number) -> new StoredResource(
            row.getLong(1),
            row.getString(2),
            row.getString(3),
            row.getInt(4),
            row.getLong(5),
            StoredResource.Method.of(row.getString(6)),
            row.getBytes(7));

    private static final String CURRENT = "SELECT " + COLUMNS
            + " FROM resource r JOIN resource_version v ON v.pk = r.pk AND v.version = r.version WHERE r.type = ? AND r.fhir_id = ?";
    private static final String ANY =
            "SELECT " + COLUMNS + " FROM resource r JOIN resource_version v ON v.pk = r.pk WHERE r.type = ?";

    private final JdbcTemplate database;
    private final Visibility visibility;

    ResourceReader(JdbcTemplate database, Visibility visibility) {
        this.database = database;
        this.visibility = visibility;
    }

    /** The current version, which may say that the resource is deleted. */
    public Optional<StoredResource> current(String type, String id, Caller caller) {
        return one(new Sql().add(CURRENT, type, id).add(visibility.of(caller, "r")));
    }

    /** A certain version. */
    public Optional<StoredResource> version(String type, String id, int version, Caller caller) {
        return one(new Sql()
                .add(ANY, type)
                .add("AND r.fhir_id = ? AND v.version = ?", id, version)
                .add(visibility.of(caller, "r")));
    }

    /**
     * Versions from the newest on.
     *
     * @param id of one resource; empty for all of the type
     * @param since only those written then or later, in milliseconds
     * @param before only those before this place
     */
    public List<StoredResource> history(
            String type, Optional<String> id, long since, Optional<Place> before, int limit, Caller caller) {
        var sql = new Sql().add(ANY, type).add("AND v.type = ? AND v.updated_at >= ?", type, since);
        id.ifPresent(one -> sql.add("AND r.fhir_id = ?", one));
        before.ifPresent(place -> sql.add(
                "AND (v.updated_at < ? OR v.updated_at = ? AND (v.pk < ? OR v.pk = ? AND v.version < ?))",
                place.updatedAt(),
                place.updatedAt(),
                place.pk(),
                place.pk(),
                place.version()));
        sql.add(visibility.of(caller, "r")).add("ORDER BY v.updated_at DESC, v.pk DESC, v.version DESC LIMIT ?", limit);
        return database.query(sql.text(), ROW, sql.arguments());
    }

    /** How many versions {@link #history} would give in all. */
    public int historySize(String type, Optional<String> id, long since, Caller caller) {
        var sql = new Sql()
                .add(
                        "SELECT COUNT(*) FROM resource r JOIN resource_version v ON v.pk = r.pk WHERE r.type = ? AND v.updated_at >= ?",
                        type,
                        since);
        id.ifPresent(one -> sql.add("AND r.fhir_id = ?", one));
        sql.add(visibility.of(caller, "r"));
        var count = database.queryForObject(sql.text(), Integer.class, sql.arguments());
        return count == null ? 0 : count;
    }

    private Optional<StoredResource> one(Sql sql) {
        return database.query(sql.text(), ROW, sql.arguments()).stream().findFirst();
    }

    /**
     * A place in the history of a type.
     *
     * @param updatedAt when the version there was written
     * @param pk row of its resource
     * @param version its version
     */
    public record Place(long updatedAt, long pk, int version) {}
}
