package io.parkcloud.education.rest;

import io.parkcloud.education.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The body of what failed: imsx_StatusInfo.
 *
 * @see <a href="https://www.imsglobal.org/sites/default/files/spec/oneroster/v1p2/rostering-restbinding/OneRosterv1p2RosteringService_RESTBindv1p0.html">OneRoster
 *     1.2 rostering service, REST binding (error handling)</a>
 */
public final class StatusBody {

    private StatusBody() {}

    /** The body of a failure. @param minor a value of the specification's codeMinor vocabulary */
    static Map<String, Object> of(String minor, String description) {
        var field = new LinkedHashMap<String, Object>();
        field.put("imsx_codeMinorFieldName", "TargetEndSystem");
        field.put("imsx_codeMinorFieldValue", minor);
        var body = new LinkedHashMap<String, Object>();
        body.put("imsx_codeMajor", "failure");
        body.put("imsx_severity", "error");
        body.put("imsx_description", description);
        body.put("imsx_CodeMinor", Map.of("imsx_codeMinorField", List.of(field)));
        return body;
    }

    /** The body of what failed outside of the service, such as a database that is away. */
    public static Map<String, Object> of(Problem problem, String description) {
        var minor =
                switch (problem) {
                    case SIGN_IN_NEEDED -> "unauthorisedrequest";
                    case REQUEST_FORBIDDEN -> "forbidden";
                    case NOT_FOUND, METHOD_NOT_ALLOWED -> "unknownobject";
                    case DATABASE_UNAVAILABLE, SESSIONS_UNAVAILABLE -> "server_busy";
                    case INTERNAL, STORAGE_FAILED -> "internal_server_error";
                    default -> "invaliddata";
                };
        return of(minor, description);
    }
}
