package io.parkcloud.education.rest;

import io.parkcloud.app.Sql;
import io.parkcloud.education.roster.RosterFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The query parameters of a collection, made sure of.
 *
 * @param limit most objects in the answer
 * @param offset how many are left out before them
 * @param filter which ones; everything if there is none
 * @param order SQL expression they are ordered by
 * @param fields what is shown of each; everything if empty
 * @see <a href="https://www.imsglobal.org/sites/default/files/spec/oneroster/v1p2/rostering-restbinding/OneRosterv1p2RosteringService_RESTBindv1p0.html">OneRoster
 *     1.2 rostering service, REST binding (paging, sorting, filtering, field selection)</a>
 */
record Asked(int limit, int offset, Sql filter, String order, Set<String> fields) {
    private static final int USUAL_LIMIT = 100;
    private static final int LARGEST_LIMIT = 5_000;
    private static final List<String> KNOWN = List.of("limit", "offset", "filter", "sort", "orderBy", "fields");

    static Asked read(Map<String, String> parameters, RosterFile file) {
        for (var name : parameters.keySet()) {
            if (!KNOWN.contains(name)) {
                throw bad("invaliddata", "there is no parameter '" + name + "'; there are " + String.join(", ", KNOWN));
            }
        }
        int limit = number(parameters, "limit", USUAL_LIMIT, 1);
        int offset = number(parameters, "offset", 0, 0);
        var filter = parameters.get("filter");
        return new Asked(
                Math.min(limit, LARGEST_LIMIT),
                offset,
                filter == null ? new Sql().add("1 = 1") : Filter.read(filter, file),
                order(parameters, file),
                fields(parameters, file));
    }

    /** The same for a single object, which can be asked for some of its fields only. */
    static Set<String> fields(Map<String, String> parameters, RosterFile file) {
        var text = parameters.get("fields");
        if (text == null) {
            return Set.of();
        }
        if (text.isBlank()) {
            throw bad("invalid_blank_selection_field", "the selection of fields is empty");
        }
        var fields = new TreeSet<String>();
        for (var name : text.split(",")) {
            if (!Fields.shown(file).contains(name.strip())) {
                throw bad(
                        "invalid_selection_field",
                        "there is no field '" + name + "'; there are " + String.join(", ", Fields.shown(file)));
            }
            fields.add(name.strip());
        }
        return fields;
    }

    private static String order(Map<String, String> parameters, RosterFile file) {
        var direction = parameters.getOrDefault("orderBy", "asc");
        if (!direction.equals("asc") && !direction.equals("desc")) {
            throw bad("invalid_sort_field", "orderBy is asc or desc, was '" + direction + "'");
        }
        var name = parameters.getOrDefault("sort", "sourcedId");
        var field = Fields.find(file, name)
                .orElseThrow(() -> bad(
                        "invalid_sort_field",
                        "there is no field '" + name + "' to sort by; there are "
                                + String.join(", ", Fields.asked(file).keySet())));
        return field.sql() + " " + direction + ", t.sourced_id " + direction;
    }

    private static int number(Map<String, String> parameters, String name, int usual, int least) {
        var text = parameters.get(name);
        if (text == null) {
            return usual;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
            throw bad("invaliddata", name + " is a number from " + least + " on, was '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static RosterRefusal bad(String minor, String description) {
        return new RosterRefusal(400, minor, description);
    }
}
