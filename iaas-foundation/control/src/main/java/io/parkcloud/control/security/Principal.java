package io.parkcloud.control.security;

import io.parkcloud.kernel.ResourceId;
import java.util.Set;

/**
 * Who asks.
 *
 * @param user     the user's id; for the platform itself {@link ResourceId#PLATFORM}
 * @param name     sign-in name, or {@code system:…}
 * @param tenant   organisation of the user
 * @param projects projects that the user is a member of; an organisation's administrator is in all of its projects anyway
 */
public record Principal(ResourceId user, String name, ResourceId tenant, Set<Role> roles, Set<ResourceId> projects) {

    public Principal {
        roles = Set.copyOf(roles);
        projects = Set.copyOf(projects);
    }

    /** The platform acting for itself, for example a stack making its parts. */
    public static Principal system(String name) {
        return new Principal(ResourceId.PLATFORM, "system:" + name, ResourceId.PLATFORM, Set.of(), Set.of());
    }

    public boolean isSystem() {
        return user.equals(ResourceId.PLATFORM) && name.startsWith("system:");
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
