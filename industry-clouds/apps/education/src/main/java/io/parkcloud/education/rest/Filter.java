package io.parkcloud.education.rest;

import io.parkcloud.app.Sql;
import io.parkcloud.education.roster.Column.Cell;
import io.parkcloud.education.roster.Instants;
import io.parkcloud.education.roster.RosterFile;
import java.util.regex.Pattern;

/**
 * The {@code filter} parameter: {@code <field><predicate>'<value>'}, several of them joined by {@code AND} or by {@code OR}.
 * Predicates are {@code = != > >= < <=} and {@code ~} (contains); a quotation mark in a value is doubled.
 *
 * @see <a href="https://www.imsglobal.org/sites/default/files/spec/oneroster/v1p2/rostering-restbinding/OneRosterv1p2RosteringService_RESTBindv1p0.html">OneRoster
 *     1.2 rostering service, REST binding (filtering)</a>
 */
final class Filter {
    private static final Pattern PART =
            Pattern.compile("\\G\\s*([A-Za-z][A-Za-z.]*)\\s*(!=|>=|<=|=|>|<|~)\\s*'((?:[^']|'')*)'\\s*");
    private static final Pattern JOINT = Pattern.compile("\\G(AND|OR)(?=\\s)");
    private static final int MOST_PARTS = 10;

    private Filter() {}

    /** The condition of a filter. @throws RosterRefusal if it cannot be read, or names a field there is not */
    static Sql read(String text, RosterFile file) {
        var part = PART.matcher(text);
        var joint = JOINT.matcher(text);
        var sql = new Sql();
        var word = "";
        int at = 0;
        for (int parts = 0; parts < MOST_PARTS; parts++) {
            if (!part.find(at)) {
                throw refused(
                        "the filter cannot be read from '" + text.substring(at) + "' on; it is like familyName='王'");
            }
            sql.add(compare(file, part.group(1), part.group(2), part.group(3).replace("''", "'")));
            at = part.end();
            if (at == text.length()) {
                return sql;
            }
            if (!joint.find(at) || !(word.isEmpty() || word.equals(joint.group(1)))) {
                throw refused("after position " + at + " the filter needs AND or OR, and the same one all along");
            }
            word = joint.group(1);
            sql.add(word);
            at = joint.end();
        }
        throw refused("a filter has at most " + MOST_PARTS + " parts");
    }

    private static Sql compare(RosterFile file, String name, String predicate, String value) {
        var field = Fields.find(file, name)
                .orElseThrow(() -> refused("there is no field '" + name + "'; there are "
                        + String.join(", ", Fields.asked(file).keySet())));
        var wanted = value(name, field.cell(), predicate, value);
        return switch (predicate) {
            case "~" ->
                new Sql()
                        .add(
                                field.sql() + " LIKE ?",
                                "%"
                                        + wanted.replace("\\", "\\\\")
                                                .replace("%", "\\%")
                                                .replace("_", "\\_") + "%");
            case "!=" -> new Sql().add("NOT (" + field.sql() + " <=> ?)", wanted);
            default -> new Sql().add(field.sql() + " " + predicate + " ?", wanted);
        };
    }

    private static String value(String name, Cell cell, String predicate, String value) {
        if (name.equals("dateLastModified") && !predicate.equals("~")) {
            return Instants.parse(value)
                    .orElseThrow(() -> refused("'" + value + "' is no moment; it is like 2026-01-31T08:00:00.000Z"));
        }
        if (cell == Cell.DATE
                && !predicate.equals("~")
                && !value.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])")) {
            throw refused("'" + value + "' is no day; it is like 2026-01-31");
        }
        return value;
    }

    private static RosterRefusal refused(String description) {
        return new RosterRefusal(400, "invalid_filter_field", description);
    }
}
