package io.parkcloud.devops.pipeline.spi;

import io.parkcloud.kernel.ResourceId;
import java.util.List;

/**
 * Where the steps of one attempt of a run are run.
 *
 * @param id of the room itself
 * @param run whose it is, for {@link StepEngine#onChange}
 * @param pipeline whose caches it uses
 * @param caches plain names of folders below {@code /cache}; a room that finds one in use begins with an empty one
 */
public record Room(ResourceId id, ResourceId run, ResourceId pipeline, List<String> caches) {

    public Room {
        caches = List.copyOf(caches);
        for (var cache : caches) {
            if (!cache.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw new IllegalArgumentException("not a plain name: " + cache);
            }
        }
    }
}
