package io.parkcloud.control.security;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.kernel.ResourceId;
import java.util.Optional;

/**
 * Says whether a principal may do something. Pure: all it needs is handed in. What belongs to somebody else is not
 * forbidden but absent, so that ids tell nothing.
 */
public final class Authorizer {

    /** What somebody wants to do. */
    public enum Verb {
        READ,
        WRITE
    }

    private Authorizer() {}

    /**
     * Lets pass or throws.
     *
     * @param tenant  whose place the resource is in, {@link ResourceId#PLATFORM} for the platform's own
     * @param project likewise
     * @throws io.parkcloud.kernel.PlatformException {@code resource.not-found} if the place is not the principal's;
     *         {@code security.forbidden} if it is, but their role does not allow the verb
     */
    public static void require(Principal who, Verb verb, Kind<?, ?> kind, ResourceId tenant, ResourceId project) {
        if (who.isSystem()) {
            return;
        }
        switch (kind.access()) {
            case PROJECT -> project(who, tenant, project);
            case ORGANISATION -> organisation(who, verb, kind, tenant);
            case SHARED -> {
                if (verb == Verb.WRITE) {
                    administrator(who, kind);
                }
            }
            case PLATFORM -> platform(who);
            case ORGANISATIONS -> organisations(who, verb, kind);
            case ACCOUNTS -> {
                if (!who.has(Role.SECURITY_ADMIN)) {
                    organisation(who, verb, kind, tenant);
                }
            }
        }
    }

    /** The same for one resource that is known by its id: everybody may read the organisation they are in. */
    public static void requireOne(
            Principal who, Verb verb, Kind<?, ?> kind, ResourceId tenant, ResourceId project, ResourceId id) {
        boolean own =
                verb == Verb.READ && onlyVisible(who, kind).filter(id::equals).isPresent();
        if (!own) {
            require(who, verb, kind, tenant, project);
        }
    }

    /** The only resource of the kind that the principal may see; empty if they may see all of a place, or none. */
    public static Optional<ResourceId> onlyVisible(Principal who, Kind<?, ?> kind) {
        boolean one = kind.access() == Access.ORGANISATIONS && !who.isSystem() && !separated(who);
        return one ? Optional.of(who.tenant()) : Optional.empty();
    }

    /** Lets pass whoever may see the place at all. @throws io.parkcloud.kernel.PlatformException {@code resource.not-found} */
    public static void requirePlace(Principal who, ResourceId tenant, ResourceId project) {
        if (!who.isSystem()) {
            if (project.equals(ResourceId.PLATFORM)) {
                if (!who.tenant().equals(tenant) || !who.has(Role.ORGANISATION_ADMIN)) {
                    throw absent();
                }
            } else {
                project(who, tenant, project);
            }
        }
    }

    private static void project(Principal who, ResourceId tenant, ResourceId project) {
        boolean inside = who.tenant().equals(tenant)
                && (who.has(Role.ORGANISATION_ADMIN)
                        || (who.has(Role.MEMBER) && who.projects().contains(project)));
        if (!inside) {
            throw absent();
        }
    }

    private static void organisation(Principal who, Verb verb, Kind<?, ?> kind, ResourceId tenant) {
        if (!who.tenant().equals(tenant)) {
            throw absent();
        }
        if (verb == Verb.WRITE && !who.has(Role.ORGANISATION_ADMIN)) {
            throw forbidden(kind, "the organisation's administrator");
        }
    }

    private static void organisations(Principal who, Verb verb, Kind<?, ?> kind) {
        if (!separated(who)) {
            throw absent();
        }
        if (verb == Verb.WRITE) {
            administrator(who, kind);
        }
    }

    private static boolean separated(Principal who) {
        return who.roles().stream().anyMatch(Role::separated);
    }

    private static void administrator(Principal who, Kind<?, ?> kind) {
        if (!who.has(Role.SYSTEM_ADMIN)) {
            throw forbidden(kind, "the system administrator");
        }
    }

    private static void platform(Principal who) {
        if (!who.has(Role.SYSTEM_ADMIN)) {
            throw absent();
        }
    }

    private static RuntimeException absent() {
        return StoreErrors.NOT_FOUND.error("there is nothing of that name or id here");
    }

    private static RuntimeException forbidden(Kind<?, ?> kind, String whoMay) {
        return SecurityErrors.FORBIDDEN.error(
                "%s are changed by %s; ask them", kind.name().plural(), whoMay);
    }
}
