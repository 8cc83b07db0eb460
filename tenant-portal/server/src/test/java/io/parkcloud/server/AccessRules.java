package io.parkcloud.server;

import java.util.Set;

/**
 * Who is told what about a project, its organisation and what is in them: the table that {@link ForeignTenantIT} holds the
 * server against. An operation without a rule fails the test.
 */
final class AccessRules {

    /** Callers to whom none of it belongs. */
    enum Stranger {
        ANONYMOUS,
        FOREIGN_ADMIN,
        FOREIGN_MEMBER,
        /** A member of another project of the same organisation. */
        NEIGHBOUR
    }

    private static final Set<Integer> SEEN = Set.of(200);
    private static final Set<Integer> ABSENT = Set.of(404);
    private static final Set<Integer> FORBIDDEN = Set.of(403);
    private static final Set<Integer> UNKNOWN = Set.of(401);
    private static final Set<Integer> INCOMPLETE = Set.of(400);

    /** The same for everybody who is signed in: catalogues, and what is one's own. */
    private static final Set<String> COMMON = Set.of(
            "/api/v1/me", "/api/v1/kinds", "/api/v1/templates", "/api/v1/templates/{name}", "/api/v1/openapi.json");

    private AccessRules() {}

    /** The statuses that a stranger may be answered with when the address is the victim's. */
    static Set<Integer> expected(ApiOperation operation, Stranger who) {
        if (operation.path().equals("/api/v1/sessions")) {
            return INCOMPLETE; // The door itself; the test knocks without a name.
        }
        if (operation.path().equals("/api/v1/sessions/current")) {
            return SEEN; // Whether the caller is signed in, and nothing about anybody.
        }
        if (operation.path().equals("/api/v1/consoles/{ticket}")) {
            return INCOMPLETE; // Not a WebSocket, so its ticket is not even looked at; ConsoleIT has the tickets.
        }
        if (who == Stranger.ANONYMOUS) {
            return UNKNOWN;
        }
        if (operation.in("/projects/") || operation.in("/operations/") || operation.in("/events")) {
            return ABSENT;
        }
        if (operation.in("/tenants/{tenant}/")) {
            return organisation(operation, who);
        }
        if (operation.path().startsWith("/api/v1/metrics/")) {
            return ABSENT; // What the platform measures of itself is the system administrator's.
        }
        if (operation.path().equals("/api/v1/audit")) {
            return who == Stranger.FOREIGN_ADMIN ? SEEN : FORBIDDEN;
        }
        if (operation.path().equals("/api/v1/me/password")) {
            return INCOMPLETE;
        }
        if (operation.in("/me/ssh-keys")) {
            return operation.path().endsWith("/{id}")
                    ? ABSENT
                    : operation.reads() ? SEEN : INCOMPLETE; // One's own; GitIT has somebody else's.
        }
        if (COMMON.contains(operation.path())) {
            return SEEN;
        }
        return platform(operation, who);
    }

    private static Set<Integer> organisation(ApiOperation operation, Stranger who) {
        if (who != Stranger.NEIGHBOUR || operation.kind().isEmpty()) {
            return ABSENT; // Quota and usage are the administrator's.
        }
        return operation.reads() ? SEEN : FORBIDDEN;
    }

    private static Set<Integer> platform(ApiOperation operation, Stranger who) {
        return switch (operation.access()) {
            case "Shared" -> operation.reads() ? SEEN : FORBIDDEN;
            case "Platform" -> ABSENT;
            case "Organisations" -> {
                boolean own = who == Stranger.NEIGHBOUR || operation.verb().equals("list");
                yield own && operation.reads() ? SEEN : ABSENT;
            }
            default -> throw new AssertionError("say in AccessRules who may do this: " + operation);
        };
    }
}
