package io.parkcloud.engine.ovn.ovsdb;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A table that a client keeps a replica of.
 *
 * @param columns what is kept; the rest of the row is not seen
 * @param indexes by name, the keys under which a row is to be found
 */
public record MonitoredTable(
        String name, List<String> columns, Map<String, Function<Row, ? extends Collection<?>>> indexes) {

    public MonitoredTable {
        columns = List.copyOf(columns);
        indexes = Map.copyOf(indexes);
    }

    public static MonitoredTable of(String name, String... columns) {
        return new MonitoredTable(name, List.of(columns), Map.of());
    }

    /** The same table, with rows to be found under each of the keys that {@code keys} names. */
    public MonitoredTable index(String index, Function<Row, ? extends Collection<?>> keys) {
        var more = new LinkedHashMap<>(indexes);
        more.put(index, keys);
        return new MonitoredTable(name, columns, more);
    }
}
