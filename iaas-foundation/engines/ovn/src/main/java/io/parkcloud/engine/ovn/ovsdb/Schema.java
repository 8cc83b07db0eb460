package io.parkcloud.engine.ovn.ovsdb;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a client must know of a database's schema (RFC 7047, section 3.2): which columns there are and which of them change
 * by differences.
 */
record Schema(String version, Map<String, Map<String, ColumnType>> tables) {

    /** How the differences of {@code update2} notifications read for a column. */
    enum ColumnType {
        /** At most one atom: a change brings the new value whole. */
        SINGLE,
        /** A change brings the atoms that came or went. */
        SET,
        /** A change brings the entries that came, went or got another value. */
        MAP
    }

    static Schema parse(JsonNode schema) {
        var tables = new HashMap<String, Map<String, ColumnType>>();
        schema.get("tables").properties().forEach(table -> {
            var columns = new HashMap<String, ColumnType>();
            table.getValue()
                    .get("columns")
                    .properties()
                    .forEach(column ->
                            columns.put(column.getKey(), type(column.getValue().get("type"))));
            tables.put(table.getKey(), Map.copyOf(columns));
        });
        return new Schema(schema.get("version").asString(), Map.copyOf(tables));
    }

    private static ColumnType type(JsonNode type) {
        if (type.isString()) {
            return ColumnType.SINGLE;
        }
        var max = type.get("max");
        boolean many = max != null && (max.isString() || max.asInt() > 1);
        if (!many) {
            return ColumnType.SINGLE;
        }
        return type.has("value") ? ColumnType.MAP : ColumnType.SET;
    }

    ColumnType type(String table, String column) {
        var columns = tables.get(table);
        var type = columns == null ? null : columns.get(column);
        if (type == null) {
            throw new IllegalStateException("schema %s has no column %s in table %s: the server is too old or too new"
                    .formatted(version, column, table));
        }
        return type;
    }
}
