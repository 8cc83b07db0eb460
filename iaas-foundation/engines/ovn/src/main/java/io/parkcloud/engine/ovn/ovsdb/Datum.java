package io.parkcloud.engine.ovn.ovsdb;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The value of a column (RFC 7047, section 5.1). A scalar is a set of one, as in the protocol. Atoms are {@link String},
 * {@link Long}, {@link Double}, {@link Boolean}, {@link UUID} or {@link NamedRow}.
 */
public sealed interface Datum {

    /** No atoms: an optional column without value, an empty set. */
    static Datum none() {
        return new Atoms(Set.of());
    }

    /** A scalar, an optional or a set. */
    record Atoms(Set<Object> atoms) implements Datum {
        public Atoms {
            atoms = Set.copyOf(atoms);
        }
    }

    /** A map. */
    record Entries(Map<Object, Object> entries) implements Datum {
        public Entries {
            entries = Map.copyOf(entries);
        }
    }

    /** A row that the same transaction inserts under a name of its own choice. */
    record NamedRow(String name) {}

    static Datum of(Object atom) {
        return new Atoms(Set.of(atom));
    }

    static Datum of(long atom) {
        return new Atoms(Set.of(atom));
    }

    static Datum set(Collection<?> atoms) {
        return new Atoms(new LinkedHashSet<>(atoms));
    }

    static Datum map(Map<String, String> entries) {
        return new Entries(new LinkedHashMap<>(entries));
    }

    /**
     * Whether this is what a column holds when nothing was ever written to it: nothing, or the zero of a scalar's type. The
     * server leaves such columns out of what it sends.
     */
    default boolean isDefault() {
        return switch (this) {
            case Entries map -> map.entries().isEmpty();
            case Atoms set ->
                set.atoms().isEmpty()
                        || (set.atoms().size() == 1
                                && isZero(set.atoms().iterator().next()));
        };
    }

    private static boolean isZero(Object atom) {
        return atom.equals("") || atom.equals(0L) || atom.equals(0.0) || atom.equals(false);
    }
}
