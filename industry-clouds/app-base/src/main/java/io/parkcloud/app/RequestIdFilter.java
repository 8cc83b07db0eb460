package io.parkcloud.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Outermost filter: gives the request an id, and tells failures of the filters inside, such as a session store that is away. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestIdFilter extends OncePerRequestFilter {
    private static final String ID = RequestIdFilter.class.getName();

    private final FailureAnswer failures;

    /** Says to a client what went wrong, in the words of the program. */
    @FunctionalInterface
    public interface FailureAnswer {
        /** Writes the answer; nothing of it has been sent yet. */
        void write(HttpServletRequest request, HttpServletResponse response, Exception failure)
                throws IOException, ServletException;
    }

    public RequestIdFilter(FailureAnswer failures) {
        this.failures = failures;
    }

    /** The id; empty for a request that did not come through the filter. */
    public static String idOf(HttpServletRequest request) {
        return request.getAttribute(ID) instanceof String id ? id : "";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = request.getHeader("X-Request-Id");
        var id = given != null && given.matches("[A-Za-z0-9._-]{8,64}")
                ? given
                : UUID.randomUUID().toString();
        request.setAttribute(ID, id);
        response.setHeader("X-Request-Id", id);
        MDC.put("request", id);
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            failures.write(request, response, e);
        } finally {
            MDC.remove("request");
        }
    }
}
