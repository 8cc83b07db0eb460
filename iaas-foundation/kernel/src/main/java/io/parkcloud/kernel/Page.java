package io.parkcloud.kernel;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of a longer list.
 *
 * @param next opaque token of the stretch after this one; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }
}
