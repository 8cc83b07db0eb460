package io.parkcloud.control.web;

import io.parkcloud.control.reconcile.Foreground;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the reconcile runtime that somebody waits. A stream of events counts until it is open, not for as long as it lasts. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ForegroundFilter extends OncePerRequestFilter {

    private final Foreground foreground;

    ForegroundFilter(Foreground foreground) {
        this.foreground = foreground;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        foreground.entered();
        try {
            chain.doFilter(request, response);
        } finally {
            foreground.left();
        }
    }
}
