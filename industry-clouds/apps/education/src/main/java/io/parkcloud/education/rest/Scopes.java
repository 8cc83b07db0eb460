package io.parkcloud.education.rest;

import java.util.ArrayList;
import java.util.List;

/**
 * The OAuth 2 scopes of the rostering service. Both open all of it; demographics, which have a scope of their own, are not kept.
 *
 * @see <a href="https://www.imsglobal.org/sites/default/files/spec/oneroster/v1p2/rostering-restbinding/OneRosterv1p2RosteringService_RESTBindv1p0.html">OneRoster
 *     1.2 rostering service, REST binding (scopes)</a>
 */
public final class Scopes {
    static final List<String> ALL = List.of(
            "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly",
            "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly");

    private Scopes() {}

    /** What a token with any of them is known by inside. */
    public static String[] authorities() {
        return ALL.stream().map(scope -> "SCOPE_" + scope).toArray(String[]::new);
    }

    /** Those of a request that are ours, all of ours if it names none; empty if it names others. */
    static List<String> of(String asked) {
        var wanted = new ArrayList<String>();
        for (var scope : asked.split(" ")) {
            if (!scope.isBlank()) {
                wanted.add(scope);
            }
        }
        if (wanted.isEmpty()) {
            return ALL;
        }
        return ALL.containsAll(wanted) ? wanted : List.of();
    }
}
