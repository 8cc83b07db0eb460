package io.parkcloud.engine.simulated.network;

import io.parkcloud.kernel.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who stands on whom, so that deleting need not search. Guarded by the engine's lock. */
final class Users {

    private final Map<ResourceId, Set<ResourceId>> users = new HashMap<>();

    void add(ResourceId target, ResourceId user) {
        users.computeIfAbsent(target, key -> new HashSet<>()).add(user);
    }

    void remove(ResourceId target, ResourceId user) {
        users.computeIfPresent(target, (key, all) -> {
            all.remove(user);
            return all.isEmpty() ? null : all;
        });
    }

    int of(ResourceId target) {
        return users.getOrDefault(target, Set.of()).size();
    }
}
