package io.parkcloud.tenancy.internal;

import io.parkcloud.control.security.Role;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.tenancy.Organisations;
import io.parkcloud.tenancy.TenancyErrors;
import io.parkcloud.tenancy.UserSpec;
import java.util.Locale;

/** Which roles go together (GB/T 22239: the three administrators are three people). Pure. */
final class RoleRules {

    private RoleRules() {}

    /** @throws io.parkcloud.kernel.PlatformException {@code tenancy.user.roles-clash} or {@code tenancy.user.role-elsewhere} */
    static void check(ResourceId tenant, UserSpec user) {
        boolean ofPlatform = tenant.equals(Organisations.PLATFORM);
        for (var role : user.roles()) {
            if (role.separated() != ofPlatform) {
                throw TenancyErrors.ROLE_ELSEWHERE.error(
                        ofPlatform
                                ? "/spec/roles: users of the platform's own organisation have one of the three administrators' roles, was %s"
                                : "/spec/roles: only users of the platform's own organisation can be %s",
                        word(role));
            }
            if (role.separated() && user.roles().size() > 1) {
                throw TenancyErrors.ROLES_CLASH.error(
                        "/spec/roles: %s stands alone; the three administrators of the platform are three people",
                        word(role));
            }
        }
        if (ofPlatform && !user.projects().isEmpty()) {
            throw TenancyErrors.ROLES_CLASH.error("/spec/projects: administrators of the platform are in no project");
        }
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
