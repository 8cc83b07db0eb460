package io.parkcloud.education.rest;

import io.parkcloud.education.roster.Column;
import io.parkcloud.education.roster.RosterFile;
import io.parkcloud.education.roster.RosterRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows as the objects of the service.
 *
 * @see <a href="https://www.imsglobal.org/sites/default/files/spec/oneroster/v1p2/rostering-restbinding/OneRosterv1p2RosteringService_RESTBindv1p0.html">OneRoster
 *     1.2 rostering service, REST binding (JSON payloads)</a>
 */
final class Views {
    private final String root;

    /** @param root address of the service, which references begin with */
    Views(String root) {
        this.root = root;
    }

    /**
     * An object.
     *
     * @param roles a person's roles; of anything else none
     * @param fields what is shown; everything if empty
     */
    Map<String, Object> of(RosterFile file, RosterRow row, List<RosterRow> roles, Set<String> fields) {
        var view = new LinkedHashMap<String, Object>();
        view.put("sourcedId", row.id());
        view.put("status", row.deleted() ? "tobedeleted" : "active");
        view.put("dateLastModified", row.modified());
        for (var column : file.kept()) {
            var cell = row.cell(column.name());
            if (!cell.isEmpty()) {
                view.put(Fields.json(column), value(column, row));
            }
        }
        if (file == RosterFile.USERS) {
            view.put("roles", roles.stream().map(this::role).toList());
        }
        if (!fields.isEmpty()) {
            view.keySet().retainAll(fields);
        }
        return view;
    }

    private Object value(Column column, RosterRow row) {
        return switch (column.cell()) {
            case LIST -> column.name().equals("userIds") ? userIds(row) : row.parts(column.name());
            case REFERENCE -> reference(column.target(), row.cell(column.name()));
            case REFERENCES ->
                row.parts(column.name()).stream()
                        .map(id -> reference(column.target(), id))
                        .toList();
            case TEXT, DATE, YEAR, WORD, IGNORED -> row.cell(column.name());
        };
    }

    private Map<String, Object> reference(String collection, String id) {
        var single = Collection.named(collection).map(Collection::single).orElse(collection);
        var reference = new LinkedHashMap<String, Object>();
        reference.put("href", root + "/" + collection + "/" + id);
        reference.put("sourcedId", id);
        reference.put("type", single);
        return reference;
    }

    /** In the files {@code {type:identifier}} (CSV binding, users.csv), here objects. */
    private static List<Map<String, Object>> userIds(RosterRow row) {
        var ids = new ArrayList<Map<String, Object>>();
        for (var part : row.parts("userIds")) {
            var inner = part.replaceAll("^\\{|}$", "");
            int colon = inner.indexOf(':');
            var id = new LinkedHashMap<String, Object>();
            id.put("type", colon < 0 ? "" : inner.substring(0, colon).strip());
            id.put("identifier", inner.substring(colon + 1).strip());
            ids.add(id);
        }
        return ids;
    }

    private Map<String, Object> role(RosterRow row) {
        var role = new LinkedHashMap<String, Object>();
        role.put("roleType", row.cell("roleType"));
        role.put("role", row.cell("role"));
        role.put("org", reference("orgs", row.cell("orgSourcedId")));
        for (var day : List.of("beginDate", "endDate")) {
            if (!row.cell(day).isEmpty()) {
                role.put(day, row.cell(day));
            }
        }
        return role;
    }
}
