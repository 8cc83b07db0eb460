package io.parkcloud.education.rest;

import io.parkcloud.education.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells programs that they need a token, or another one (RFC 6750, section 3). */
@Component
public final class RosterRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final JsonMapper json;

    RosterRefusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        boolean tried = request.getHeader("Authorization") != null;
        response.setHeader(
                "WWW-Authenticate", "Bearer realm=\"oneroster\"" + (tried ? ", error=\"invalid_token\"" : ""));
        write(response, 401, Problem.SIGN_IN_NEEDED, "Send a bearer token; /oauth/token gives one for an hour");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        response.setHeader(
                "WWW-Authenticate",
                "Bearer realm=\"oneroster\", error=\"insufficient_scope\", scope=\"" + Scopes.ALL.getFirst() + "\"");
        write(response, 403, Problem.REQUEST_FORBIDDEN, "The token's scopes do not open this");
    }

    private void write(HttpServletResponse response, int status, Problem problem, String description)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(StatusBody.of(problem, description)));
    }
}
