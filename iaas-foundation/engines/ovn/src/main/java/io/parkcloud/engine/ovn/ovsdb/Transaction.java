package io.parkcloud.engine.ovn.ovsdb;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be done in a database, all of it or nothing (RFC 7047, section 5.2). Rows are addressed by id alone, so no
 * operation makes the server search. Not thread-safe.
 */
public final class Transaction {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ArrayNode operations = JSON.arrayNode();

    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /**
     * Inserts a row under an id chosen by us, which makes a repeated insert fail instead of doubling the row. The server
     * needs to be 3.1 or later (ovsdb-server(7), section "Insert").
     */
    public Transaction insert(String table, UUID uuid, Map<String, Datum> columns) {
        operation("insert", table).put("uuid", uuid.toString()).set("row", DatumCodec.encodeRow(columns));
        return this;
    }

    /** Inserts a row under an id chosen by the server; other operations refer to it as {@link Datum.NamedRow}. */
    public Transaction insertNamed(String table, String name, Map<String, Datum> columns) {
        operation("insert", table).put("uuid-name", name).set("row", DatumCodec.encodeRow(columns));
        return this;
    }

    /** Overwrites some columns of a row. */
    public Transaction update(String table, UUID uuid, Map<String, Datum> columns) {
        where(operation("update", table), uuid).set("row", DatumCodec.encodeRow(columns));
        return this;
    }

    /** Adds atoms or entries to a set or map column. Entries whose key is there already are left as they are. */
    public Transaction add(String table, UUID uuid, String column, Datum more) {
        return mutate(table, uuid, column, "insert", more);
    }

    /** Takes atoms or entries out of a set or map column; absent ones don't matter. */
    public Transaction remove(String table, UUID uuid, String column, Datum less) {
        return mutate(table, uuid, column, "delete", less);
    }

    /** Adds a number to a column. */
    public Transaction increment(String table, UUID uuid, String column) {
        return mutate(table, uuid, column, "+=", Datum.of(1));
    }

    public Transaction delete(String table, UUID uuid) {
        where(operation("delete", table), uuid);
        return this;
    }

    /** Lets the whole transaction fail unless the row is there. */
    public Transaction require(String table, UUID uuid) {
        return require(table, uuid, Map.of("_uuid", Datum.of(uuid)));
    }

    /** Lets the whole transaction fail unless the row's columns have just these values. */
    public Transaction require(String table, UUID uuid, Map<String, Datum> columns) {
        var wait = where(operation("wait", table), uuid).put("timeout", 0).put("until", "==");
        columns.keySet().forEach(wait.putArray("columns")::add);
        wait.putArray("rows").add(DatumCodec.encodeRow(columns));
        return this;
    }

    ArrayNode params(String database) {
        return JSON.arrayNode().add(database).addAll(operations);
    }

    String operationAt(int index) {
        return index < operations.size() ? operations.get(index).toString() : "the commit";
    }

    private Transaction mutate(String table, UUID uuid, String column, String mutator, Datum datum) {
        where(operation("mutate", table), uuid)
                .putArray("mutations")
                .add(JSON.arrayNode().add(column).add(mutator).add(DatumCodec.encode(datum)));
        return this;
    }

    private ObjectNode operation(String name, String table) {
        return operations.addObject().put("op", name).put("table", table);
    }

    private static ObjectNode where(ObjectNode operation, UUID uuid) {
        operation.putArray("where").add(JSON.arrayNode().add("_uuid").add("==").add(DatumCodec.encodeAtom(uuid)));
        return operation;
    }

    @Override
    public String toString() {
        return operations.toString();
    }
}
