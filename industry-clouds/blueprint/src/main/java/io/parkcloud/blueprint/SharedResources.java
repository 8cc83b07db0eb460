package io.parkcloud.blueprint;

import io.parkcloud.kernel.ResourceId;
import java.util.Optional;

/** Finds what the platform shares with everybody, such as images and flavors. */
@FunctionalInterface
public interface SharedResources {

    /** The id of the shared resource of that kind and name; empty if there is none. */
    Optional<ResourceId> find(String kind, String name);
}
