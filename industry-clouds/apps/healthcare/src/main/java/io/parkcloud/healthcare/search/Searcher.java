package io.parkcloud.healthcare.search;

import io.parkcloud.app.Sql;
import io.parkcloud.healthcare.HealthSettings;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.consent.Visibility;
import io.parkcloud.healthcare.index.ParamDefinition;
import io.parkcloud.healthcare.index.ParamKind;
import io.parkcloud.healthcare.search.SearchQuery.Field;
import io.parkcloud.healthcare.search.SearchQuery.Include;
import io.parkcloud.healthcare.search.SearchQuery.SortKey;
import io.parkcloud.healthcare.store.StoredResource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Carries out searches. A page is one statement, counting another, each include one more, however long the page is. */
@Component
public final class Searcher {
    private static final int MOST_INCLUDED = 1_000;
    private static final String LAST_TEXT = "\uffff";

    private final JdbcTemplate database;
    private final Visibility visibility;
    private final HealthSettings settings;
    private final Clock clock;

    Searcher(JdbcTemplate database, Visibility visibility, HealthSettings settings, Clock clock) {
        this.database = database;
        this.visibility = visibility;
        this.settings = settings;
        this.clock = clock;
    }

    /** The page of a search that the caller may see. */
    public SearchPage search(SearchQuery query, Caller caller) {
        var where = where(query, caller);
        Optional<Long> total = query.after().isPresent()
                ? query.after().map(Cursor::total).filter(known -> known >= 0)
                : query.total() || query.count() == 0 ? Optional.of(count(where)) : Optional.empty();
        if (query.count() == 0) {
            return new SearchPage(List.of(), List.of(), total, Optional.empty());
        }
        var found = page(query, where);
        boolean more = found.size() > query.count();
        var shown = more ? found.subList(0, query.count()) : found;
        var matches = shown.stream().map(Found::resource).toList();
        var next = more
                ? Optional.of(new Cursor(
                                total.orElse(-1L),
                                shown.getLast().keys(),
                                shown.getLast().resource().pk())
                        .encode())
                : Optional.<String>empty();
        return new SearchPage(matches, included(query, matches, caller), total, next);
    }

    /** Ids of at most two matches: enough to know whether a condition names none, one or several. */
    public List<String> firstTwo(SearchQuery query, Caller caller) {
        var sql = new Sql()
                .add("SELECT r.fhir_id FROM resource r WHERE")
                .add(where(query, caller))
                .add("LIMIT 2");
        return database.queryForList(sql.text(), String.class, sql.arguments());
    }

    private Sql where(SearchQuery query, Caller caller) {
        var criteria = new CriterionSql(visibility, caller, settings.timeZone(), clock.millis());
        var sql = new Sql().add("r.type = ? AND r.deleted = FALSE", query.type());
        query.criteria().forEach(criterion -> sql.add(criteria.of(criterion, "r")));
        return sql.add(visibility.of(caller, "r"));
    }

    private long count(Sql where) {
        var sql = new Sql().add("SELECT COUNT(*) FROM resource r WHERE").add(where);
        var count = database.queryForObject(sql.text(), Long.class, sql.arguments());
        return count == null ? 0 : count;
    }

    private List<Found> page(SearchQuery query, Sql where) {
        var keys = query.sort();
        var inner = new Sql().add("SELECT r.pk, r.fhir_id, r.version");
        for (int i = 0; i < keys.size(); i++) {
            inner.add(",").add(key(keys.get(i))).add("AS k" + i);
        }
        inner.add("FROM resource r WHERE").add(where);
        var sql = new Sql().add("SELECT " + ResourceReader.COLUMNS);
        for (int i = 0; i < keys.size(); i++) {
            sql.add(", r.k" + i);
        }
        sql.add("FROM (SELECT * FROM (").add(inner).add(") s WHERE TRUE");
        query.after().ifPresent(cursor -> sql.add(after(keys, cursor)));
        sql.add("ORDER BY " + order(keys, "s") + " LIMIT ?", query.count() + 1)
                .add(") r JOIN resource_version v ON v.pk = r.pk AND v.version = r.version ORDER BY "
                        + order(keys, "r"));
        return database.query(sql.text(), (row, number) -> found(row, keys), sql.arguments());
    }

    private static Sql key(SortKey key) {
        return switch (key.field()) {
            case Field.Id id -> new Sql().add("r.fhir_id");
            case Field.Updated updated -> new Sql().add("r.updated_at");
            case Field.Indexed indexed -> {
                var param = indexed.param();
                yield new Sql()
                        .add(
                                "COALESCE((SELECT " + (key.descending() ? "MAX" : "MIN") + "(k."
                                        + param.kind().sortColumn() + ") FROM "
                                        + param.kind().table()
                                        + " k WHERE k.pk = r.pk AND k.param = ?), ?)",
                                param.id(),
                                absent(param, key.descending()));
            }
        };
    }

    /** What a resource without a value counts as, so that it comes last. */
    private static Object absent(ParamDefinition param, boolean descending) {
        return switch (param.kind()) {
            case DATE -> descending ? Long.MIN_VALUE : Long.MAX_VALUE;
            case QUANTITY, NUMBER -> descending ? -1e300 : 1e300;
            case TOKEN, STRING, REFERENCE, URI -> descending ? "" : LAST_TEXT;
        };
    }

    private static String order(List<SortKey> keys, String table) {
        var order = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            order.append(table).append(".k").append(i).append(keys.get(i).descending() ? " DESC, " : ", ");
        }
        return order + table + ".pk";
    }

    /** Behind the cursor: the first key that differs decides. */
    private static Sql after(List<SortKey> keys, Cursor cursor) {
        var sql = new Sql().add("AND (FALSE");
        for (int i = 0; i <= keys.size(); i++) {
            sql.add("OR (TRUE");
            for (int j = 0; j < i; j++) {
                sql.add("AND s.k" + j + " = ?", cursor.keys().get(j));
            }
            if (i < keys.size()) {
                sql.add(
                        "AND s.k" + i + (keys.get(i).descending() ? " < ?" : " > ?"),
                        cursor.keys().get(i));
            } else {
                sql.add("AND s.pk > ?", cursor.pk());
            }
            sql.add(")");
        }
        return sql.add(")");
    }

    private static Found found(ResultSet row, List<SortKey> keys) throws SQLException {
        var values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            int column = 8 + i;
            values.add(
                    switch (keys.get(i).field()) {
                        case Field.Id id -> row.getString(column);
                        case Field.Updated updated -> row.getLong(column);
                        case Field.Indexed indexed ->
                            value(row, column, indexed.param().kind());
                    });
        }
        return new Found(Objects.requireNonNull(ResourceReader.ROW.mapRow(row, 0)), values);
    }

    private static Object value(ResultSet row, int column, ParamKind kind) throws SQLException {
        return switch (kind) {
            case DATE -> row.getLong(column);
            case QUANTITY, NUMBER -> row.getDouble(column);
            case TOKEN, STRING, REFERENCE, URI -> row.getString(column);
        };
    }

    private List<StoredResource> included(SearchQuery query, List<StoredResource> matches, Caller caller) {
        if (matches.isEmpty() || query.includes().isEmpty()) {
            return List.of();
        }
        var found = new LinkedHashMap<Long, StoredResource>();
        for (var include : query.includes()) {
            var sql = include.reverse() ? pointingAt(include, query.type(), matches) : pointedAt(include, matches);
            sql.add("AND NOT r.deleted").add(visibility.of(caller, "r")).add("LIMIT ?", MOST_INCLUDED);
            database.query(sql.text(), ResourceReader.ROW, sql.arguments())
                    .forEach(resource -> found.put(resource.pk(), resource));
        }
        matches.forEach(match -> found.remove(match.pk()));
        return List.copyOf(found.values());
    }

    private static Sql pointedAt(Include include, List<StoredResource> matches) {
        var sql = new Sql()
                .add("SELECT DISTINCT " + ResourceReader.COLUMNS
                        + " FROM sp_reference i JOIN resource r ON r.type = i.target_type AND r.fhir_id = i.target_id"
                        + " JOIN resource_version v ON v.pk = r.pk AND v.version = r.version WHERE i.param IN")
                .in(include.params().stream().map(ParamDefinition::id).toList())
                .add("AND i.pk IN")
                .in(matches.stream().map(StoredResource::pk).toList());
        include.targetType().ifPresent(type -> sql.add("AND i.target_type = ?", type));
        return sql;
    }

    private static Sql pointingAt(Include include, String type, List<StoredResource> matches) {
        return new Sql()
                .add("SELECT DISTINCT " + ResourceReader.COLUMNS
                        + " FROM sp_reference i JOIN resource r ON r.pk = i.pk"
                        + " JOIN resource_version v ON v.pk = r.pk AND v.version = r.version WHERE i.param IN")
                .in(include.params().stream().map(ParamDefinition::id).toList())
                .add("AND i.target_type = ? AND i.target_id IN", type)
                .in(matches.stream().map(StoredResource::id).toList());
    }

    private record Found(StoredResource resource, List<Object> keys) {}
}
