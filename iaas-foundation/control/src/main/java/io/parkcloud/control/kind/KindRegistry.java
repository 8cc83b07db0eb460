package io.parkcloud.control.kind;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All kinds of this platform, by each of their names. Immutable. */
public final class KindRegistry {

    private final Map<String, Kind<?, ?>> bySingular = new LinkedHashMap<>();
    private final Map<String, Kind<?, ?>> byPlural = new HashMap<>();
    private final Map<Class<?>, Kind<?, ?>> bySpec = new HashMap<>();

    /** @throws IllegalArgumentException if two kinds share a name or a spec type */
    public KindRegistry(List<? extends Kind<?, ?>> kinds) {
        for (var kind : kinds) {
            if (bySingular.put(kind.name().singular(), kind) != null
                    || byPlural.put(kind.name().plural(), kind) != null
                    || bySpec.put(kind.specType(), kind) != null) {
                throw new IllegalArgumentException("two kinds claim the name or spec of " + kind.name());
            }
        }
    }

    public Collection<Kind<?, ?>> all() {
        return bySingular.values();
    }

    public Optional<Kind<?, ?>> bySingular(String name) {
        return Optional.ofNullable(bySingular.get(name));
    }

    public Optional<Kind<?, ?>> byPlural(String name) {
        return Optional.ofNullable(byPlural.get(name));
    }

    /** The kind a stored row is of. @throws IllegalStateException if this binary does not have it */
    public Kind<?, ?> named(String singular) {
        return bySingular(singular)
                .orElseThrow(() -> new IllegalStateException("no module of this platform knows the kind " + singular));
    }

    /** The kind with that spec type. @throws IllegalStateException if there is none */
    @SuppressWarnings("unchecked") // registered under its own specType()
    public <S extends Record> Kind<S, ?> of(Class<S> specType) {
        var kind = (Kind<S, ?>) bySpec.get(specType);
        if (kind == null) {
            throw new IllegalStateException("no kind has the spec " + specType.getName());
        }
        return kind;
    }
}
