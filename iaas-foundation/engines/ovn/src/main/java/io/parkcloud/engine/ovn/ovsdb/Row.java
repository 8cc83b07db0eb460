package io.parkcloud.engine.ovn.ovsdb;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A row of a replica.
 *
 * @param columns monitored columns; those that hold their type's default are absent
 */
public record Row(UUID uuid, Map<String, Datum> columns) {

    public Row {
        columns = Map.copyOf(columns);
    }

    /** The column as it is; {@link Datum#none} where it holds the default. */
    public Datum get(String column) {
        return columns.getOrDefault(column, Datum.none());
    }

    /** The one text of a column; empty text where it holds the default. */
    public String string(String column) {
        return optionalString(column).orElse("");
    }

    public Optional<String> optionalString(String column) {
        return atoms(column).stream().map(Object::toString).findFirst();
    }

    public boolean bool(String column) {
        return atoms(column).contains(true);
    }

    public long number(String column) {
        return atoms(column).stream().map(Long.class::cast).findFirst().orElse(0L);
    }

    public Set<String> strings(String column) {
        return atoms(column).stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }

    public Set<UUID> uuids(String column) {
        return atoms(column).stream().map(UUID.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a set column holds {@code atom}; does not copy the set. */
    public boolean contains(String column, Object atom) {
        return atoms(column).contains(atom);
    }

    public int size(String column) {
        return switch (get(column)) {
            case Datum.Atoms set -> set.atoms().size();
            case Datum.Entries map -> map.entries().size();
        };
    }

    /** One value of a map column. */
    public Optional<String> entry(String column, String key) {
        return Optional.ofNullable(entries(column).get(key)).map(Object::toString);
    }

    /** The atoms of a column that is no map. */
    public Set<Object> atoms(String column) {
        return switch (get(column)) {
            case Datum.Atoms set -> set.atoms();
            case Datum.Entries map ->
                throw new IllegalArgumentException("column %s is a map: %s".formatted(column, map.entries()));
        };
    }

    /** The entries of a map column. */
    public Map<Object, Object> entries(String column) {
        return switch (get(column)) {
            case Datum.Entries map -> map.entries();
            case Datum.Atoms set -> Map.of();
        };
    }
}
