package io.parkcloud.identity;

import io.parkcloud.control.security.Principal;
import io.parkcloud.control.security.Role;
import io.parkcloud.kernel.ResourceId;
import java.util.Set;

/**
 * A user as the directory has them.
 *
 * @param name        sign-in name, unique on the platform
 * @param tenant      organisation of the user
 * @param projects    projects the user is a member of
 * @param disabled    may not sign in; what was signed in before is signed out
 */
public record Account(
        ResourceId id,
        String name,
        String displayName,
        ResourceId tenant,
        Set<Role> roles,
        Set<ResourceId> projects,
        boolean disabled) {

    public Account {
        roles = Set.copyOf(roles);
        projects = Set.copyOf(projects);
    }

    public Principal principal() {
        return new Principal(id, name, tenant, roles, projects);
    }
}
