package io.parkcloud.healthcare.account;

import io.parkcloud.healthcare.audit.AuditEntry.Outcome;
import io.parkcloud.healthcare.audit.AuditTrail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Tells programs that they have to sign in, as an OperationOutcome, and notes every sign-in that failed. */
@Component
final class Refusals implements AuthenticationEntryPoint {
    private final AuditTrail audit;

    Refusals(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.setStatus(401);
        response.addHeader("WWW-Authenticate", "Basic realm=\"fhir\"");
        response.addHeader("WWW-Authenticate", "Bearer realm=\"fhir\"");
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getOutputStream()
                .write(("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"login\","
                                + "\"diagnostics\":\"Sign in with HTTP Basic, or with a bearer token from /token\"}]}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        var name = String.valueOf(event.getAuthentication().getName());
        var whose = event.getAuthentication().getClass().getSimpleName().contains("Bearer") ? "(token)" : name;
        audit.refused(
                new Caller(whose, whose, Role.SYSTEM, "", "", "", ""),
                "sign-in",
                Outcome.REFUSED,
                "",
                event.getException().getClass().getSimpleName());
    }
}
