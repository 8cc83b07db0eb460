package io.parkcloud.kernel;

import java.util.List;
import java.util.Optional;

/**
 * What was last seen of a resource. Users never write it.
 *
 * @param observedGeneration the spec generation that {@code phase} speaks of
 * @param observed           facts of the kind: addresses, host, actual size
 */
public record Status<T extends Record>(Phase phase, long observedGeneration, List<Condition> conditions, T observed) {

    public Status {
        conditions = List.copyOf(conditions);
    }

    public Optional<Condition> condition(String type) {
        return conditions.stream().filter(c -> c.type().equals(type)).findFirst();
    }
}
