package io.parkcloud.hall.web;

import io.parkcloud.hall.item.ItemCatalogue;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What is the same for everybody, the catalogue's pages and the files they need, is kept for a moment: a rush of citizens costs one
 * rendering, and one look into the program's jar. A change that an administrator makes shows at once in this hall, and after that
 * moment in another one over the same database.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class KeptPages extends OncePerRequestFilter {
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final int MOST = 500;
    private static final Pattern SAME_FOR_ALL = Pattern.compile("/|/(items|bundles|assets)/[^/]+");
    private static final List<String> HEADERS = List.of("Cache-Control", "Last-Modified");

    private final ItemCatalogue catalogue;
    private final LocaleResolver locales;
    private final Clock clock;
    private final ConcurrentMap<Address, Answer> answers = new ConcurrentHashMap<>();

    KeptPages(ItemCatalogue catalogue, LocaleResolver locales, Clock clock) {
        this.catalogue = catalogue;
        this.locales = locales;
        this.clock = clock;
    }

    /** Choosing a language sets a cookie, so that answer is for one only. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"GET".equals(request.getMethod())
                || !SAME_FOR_ALL.matcher(request.getRequestURI()).matches()
                || request.getParameter("lang") != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = new Address(request.getRequestURI(), request.getQueryString(), locales.resolveLocale(request));
        long changes = catalogue.changes();
        var now = clock.instant();
        var kept = answers.get(address);
        if (kept != null && kept.holds(changes, now)) {
            kept.write(response);
            return;
        }
        var copy = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, copy);
        if (copy.getStatus() == HttpServletResponse.SC_OK && copy.getHeader("Set-Cookie") == null) {
            keep(address, new Answer(copy, changes, now.plus(MOMENT)));
        }
        copy.copyBodyToResponse();
    }

    private void keep(Address address, Answer answer) {
        if (answers.size() >= MOST) {
            answers.clear();
        }
        answers.put(address, answer);
    }

    private record Address(String path, @Nullable String query, Locale locale) {}

    /** What was answered. */
    private static final class Answer {
        private final String type;
        private final Locale locale;
        private final Map<String, String> headers = new HashMap<>();
        private final byte[] body;
        private final long changes;
        private final Instant until;

        /** @param changes of the catalogue when the page was begun */
        Answer(ContentCachingResponseWrapper answer, long changes, Instant until) {
            this.type = answer.getContentType();
            this.locale = answer.getLocale();
            for (var name : HEADERS) {
                var value = answer.getHeader(name);
                if (value != null) {
                    headers.put(name, value);
                }
            }
            this.body = answer.getContentAsByteArray();
            this.changes = changes;
            this.until = until;
        }

        boolean holds(long changesNow, Instant now) {
            return changes == changesNow && now.isBefore(until);
        }

        void write(HttpServletResponse response) throws IOException {
            response.setContentType(type);
            response.setLocale(locale);
            headers.forEach(response::setHeader);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
