package io.parkcloud.identity.web;

import io.parkcloud.control.security.SecurityErrors;
import io.parkcloud.control.web.Problems;
import io.parkcloud.identity.IdentityErrors;
import io.parkcloud.kernel.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import tools.jackson.databind.json.JsonMapper;

/** What the guard of the API says to who may not pass: problems (RFC 9457), like everybody else there. */
final class ProblemResponses implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;

    ProblemResponses(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        boolean token = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, token ? "Bearer error=\"invalid_token\"" : "Bearer");
        write(
                response,
                SecurityErrors.UNAUTHENTICATED,
                token
                        ? "the bearer token is not valid or has expired; sign in again"
                        : "sign in, or send a bearer token");
    }

    /** Who has no session cannot have the session's token either: they are told to sign in. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (why instanceof CsrfException) {
            if (request.getSession(false) == null) {
                write(response, SecurityErrors.UNAUTHENTICATED, "sign in, or send a bearer token");
            } else {
                write(
                        response,
                        IdentityErrors.CSRF,
                        "send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN with every change");
            }
        } else {
            write(response, SecurityErrors.FORBIDDEN, "your role does not allow this");
        }
    }

    private void write(HttpServletResponse response, ErrorCode code, String detail) throws IOException {
        response.setStatus(code.category().httpStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.writeValueAsString(Problems.of(code, detail, List.of(), Problems.requestId())));
    }
}
