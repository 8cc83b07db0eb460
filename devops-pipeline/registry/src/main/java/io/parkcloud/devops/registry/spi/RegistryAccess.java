package io.parkcloud.devops.registry.spi;

import java.util.Set;

/** Lets the platform itself into the registry. */
@FunctionalInterface
public interface RegistryAccess {

    /** A bearer token, good for a few minutes. @param actions of {@code pull}, {@code push}, {@code delete} */
    String token(String path, Set<String> actions);
}
