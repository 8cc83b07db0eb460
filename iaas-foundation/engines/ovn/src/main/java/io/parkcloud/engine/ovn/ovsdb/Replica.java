package io.parkcloud.engine.ovn.ovsdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The monitored part of a database, kept up to date by one thread and read by any. Rows are found by id and by the indexes
 * of their table; nothing is scanned.
 */
public final class Replica {

    private static final class Table {
        private final MonitoredTable definition;
        private final Map<UUID, Row> rows = new ConcurrentHashMap<>();
        private final Map<String, Map<Object, Set<UUID>>> indexes = new HashMap<>();

        Table(MonitoredTable definition) {
            this.definition = definition;
            definition.indexes().keySet().forEach(name -> indexes.put(name, new ConcurrentHashMap<>()));
        }
    }

    private final Schema schema;
    private final Map<String, Table> tables = new HashMap<>();

    Replica(Schema schema, List<MonitoredTable> monitored) {
        this.schema = schema;
        monitored.forEach(table -> tables.put(table.name(), new Table(table)));
    }

    public Optional<Row> row(String table, UUID uuid) {
        return Optional.ofNullable(table(table).rows.get(uuid));
    }

    /** All rows under a key of an index. */
    public List<Row> find(String table, String index, Object key) {
        var in = table(table);
        var keys = in.indexes.get(index);
        if (keys == null) {
            throw new IllegalArgumentException("table %s has no index %s".formatted(table, index));
        }
        var rows = new ArrayList<Row>();
        for (var uuid : keys.getOrDefault(key, Set.of())) {
            var row = in.rows.get(uuid);
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** All rows of a table, for sweeps and small tables. */
    public Collection<Row> rows(String table) {
        return List.copyOf(table(table).rows.values());
    }

    /** Applies {@code table-updates2} (ovsdb-server(7), section "Update2 Notification"). Called by one thread only. */
    List<RowChange> apply(JsonNode updates) {
        var changes = new ArrayList<RowChange>();
        updates.properties().forEach(table -> table.getValue().properties().forEach(update -> {
            var uuid = UUID.fromString(update.getKey());
            changes.add(apply(table(table.getKey()), uuid, update.getValue()));
        }));
        return changes;
    }

    private RowChange apply(Table table, UUID uuid, JsonNode update) {
        var kind = update.properties().iterator().next();
        var before = Optional.ofNullable(table.rows.get(uuid));
        var after =
                switch (kind.getKey()) {
                    case "initial", "insert" -> Optional.of(new Row(uuid, decode(kind.getValue())));
                    case "modify" -> Optional.of(modified(table, before.orElseThrow(), kind.getValue()));
                    case "delete" -> Optional.<Row>empty();
                    default -> throw new IllegalStateException("unknown update2 " + kind.getKey());
                };
        after.ifPresentOrElse(row -> table.rows.put(uuid, row), () -> table.rows.remove(uuid));
        reindex(table, uuid, before, after);
        return new RowChange(table.definition.name(), before, after);
    }

    private static Map<String, Datum> decode(JsonNode row) {
        var columns = new HashMap<String, Datum>();
        row.properties().forEach(column -> columns.put(column.getKey(), DatumCodec.decode(column.getValue())));
        return columns;
    }

    private Row modified(Table table, Row before, JsonNode changes) {
        var columns = new HashMap<>(before.columns());
        changes.properties().forEach(change -> {
            var column = change.getKey();
            var difference = DatumCodec.decode(change.getValue());
            columns.put(
                    column,
                    switch (schema.type(table.definition.name(), column)) {
                        case SINGLE -> difference;
                        case SET -> toggled(before.atoms(column), difference);
                        case MAP -> patched(before.entries(column), difference);
                    });
        });
        return new Row(before.uuid(), columns);
    }

    private static Datum toggled(Set<Object> atoms, Datum difference) {
        var after = new HashSet<>(atoms);
        if (difference instanceof Datum.Atoms changed) {
            for (var atom : changed.atoms()) {
                if (!after.remove(atom)) {
                    after.add(atom);
                }
            }
        }
        return new Datum.Atoms(after);
    }

    private static Datum patched(Map<Object, Object> entries, Datum difference) {
        var after = new HashMap<>(entries);
        if (difference instanceof Datum.Entries changed) {
            changed.entries().forEach((key, value) -> {
                if (!after.remove(key, value)) {
                    after.put(key, value);
                }
            });
        }
        return new Datum.Entries(after);
    }

    private static void reindex(Table table, UUID uuid, Optional<Row> before, Optional<Row> after) {
        table.definition.indexes().forEach((name, keysOf) -> {
            var index = table.indexes.get(name);
            Set<Object> old = new HashSet<>(before.<Collection<?>>map(keysOf).orElse(Set.of()));
            Set<Object> now = new HashSet<>(after.<Collection<?>>map(keysOf).orElse(Set.of()));
            for (var key : now) {
                if (!old.contains(key) && index != null) {
                    index.computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet())
                            .add(uuid);
                }
            }
            for (var key : old) {
                if (!now.contains(key) && index != null) {
                    index.computeIfPresent(key, (k, uuids) -> {
                        uuids.remove(uuid);
                        return uuids.isEmpty() ? null : uuids;
                    });
                }
            }
        });
    }

    private Table table(String name) {
        var table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("table %s is not monitored".formatted(name));
        }
        return table;
    }
}
