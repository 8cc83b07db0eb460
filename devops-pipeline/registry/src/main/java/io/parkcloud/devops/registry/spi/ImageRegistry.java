package io.parkcloud.devops.registry.spi;

import io.parkcloud.kernel.EnginePort;
import java.util.SortedSet;

/**
 * Where images are kept, each repository under its path ({@code PROJECT/NAME}). Every call is idempotent. Thread-safe.
 */
@EnginePort("registry")
public interface ImageRegistry {

    /**
     * The tags of what has been pushed; empty if nothing was, or all of it is deleted.
     *
     * @throws io.parkcloud.kernel.EngineException {@code engine.unavailable}
     */
    SortedSet<String> tags(String path);

    /**
     * Deletes everything that was pushed to a path; nothing is fine. What it took on disk is free some time later.
     *
     * @throws io.parkcloud.kernel.EngineException {@code engine.unavailable}
     */
    void delete(String path);
}
