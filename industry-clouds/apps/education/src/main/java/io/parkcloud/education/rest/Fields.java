package io.parkcloud.education.rest;

import io.parkcloud.education.roster.Column;
import io.parkcloud.education.roster.RosterFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Names of fields in the answers, and where they are in the tables. */
final class Fields {

    private Fields() {}

    /**
     * What a field is asked by.
     *
     * @param sql expression over the table {@code t}
     * @param cell what it holds
     */
    record Field(String sql, Column.Cell cell) {}

    /** A column's name in an answer: a reference is called after what it leads to. */
    static String json(Column column) {
        return column.refers() ? column.name().replaceAll("SourcedId(s?)$", "$1") : column.name();
    }

    /** Fields of a table that a filter or an order may name. Those of references are dotted: {@code school.sourcedId}. */
    static Map<String, Field> asked(RosterFile file) {
        var fields = new LinkedHashMap<String, Field>();
        fields.put("sourcedId", new Field("t.sourced_id", Column.Cell.TEXT));
        fields.put("status", new Field("t.status", Column.Cell.TEXT));
        fields.put("dateLastModified", new Field("t.date_last_modified", Column.Cell.IGNORED));
        for (var column : file.kept()) {
            var name = column.refers() ? json(column) + ".sourcedId" : column.name();
            fields.put(name, new Field("t." + column.sql(), column.cell()));
        }
        return fields;
    }

    static Optional<Field> find(RosterFile file, String name) {
        return Optional.ofNullable(asked(file).get(name));
    }

    /** Fields at the top of an answer, for a selection. */
    static Set<String> shown(RosterFile file) {
        var names = new TreeSet<String>();
        names.add("sourcedId");
        names.add("status");
        names.add("dateLastModified");
        file.kept().forEach(column -> names.add(json(column)));
        if (file == RosterFile.USERS) {
            names.add("roles");
        }
        return names;
    }
}
