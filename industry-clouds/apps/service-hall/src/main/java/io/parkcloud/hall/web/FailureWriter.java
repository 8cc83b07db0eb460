package io.parkcloud.hall.web;

import io.parkcloud.app.RequestIdFilter;
import io.parkcloud.hall.HallSettings;
import io.parkcloud.hall.problem.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a failure to whoever asked: problem details (RFC 9457) to programs, a page to people. It needs neither session nor
 * database, so it also works for filters and while those are away.
 */
@Component
class FailureWriter {
    private final JsonMapper json;
    private final ISpringTemplateEngine templates;
    private final MessageSource messages;
    private final LocaleResolver locales;
    private final HallSettings settings;

    FailureWriter(
            JsonMapper json,
            ISpringTemplateEngine templates,
            MessageSource messages,
            LocaleResolver locales,
            HallSettings settings) {
        this.json = json;
        this.templates = templates;
        this.messages = messages;
        this.locales = locales;
        this.settings = settings;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Failure failure) throws IOException {
        response.resetBuffer();
        response.setStatus(failure.problem().status());
        response.setHeader("Cache-Control", "no-store");
        if (failure.problem().retryable()) {
            response.setHeader("Retry-After", "5");
        }
        if (wantsJson(request)) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(body(request, failure)));
        } else {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(page(request, response, failure).getBytes(StandardCharsets.UTF_8));
        }
        response.flushBuffer();
    }

    /** The message of a field problem in a language. */
    String message(FieldProblem field, Locale locale) {
        var fallback = messages.getMessage("form.invalid", null, "?", locale);
        return String.valueOf(
                messages.getMessage(field.code(), field.arguments().toArray(), fallback, locale));
    }

    private Map<String, Object> body(HttpServletRequest request, Failure failure) {
        var problem = failure.problem();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + problem.code());
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("detail", failure.detail());
        body.put("instance", request.getRequestURI());
        body.put("code", problem.code());
        body.put("retryable", problem.retryable());
        body.put("requestId", RequestIdFilter.idOf(request));
        if (!failure.fields().isEmpty()) {
            var locale = locales.resolveLocale(request);
            body.put(
                    "errors",
                    failure.fields().stream()
                            .map(field -> Map.of(
                                    "pointer", field.pointer(), "code", field.code(), "detail", message(field, locale)))
                            .toList());
        }
        return body;
    }

    private String page(HttpServletRequest request, HttpServletResponse response, Failure failure) {
        var values = new HashMap<String, Object>();
        values.put("hall", new PageTools(settings));
        values.put("failure", failure);
        values.put("requestId", RequestIdFilter.idOf(request));
        values.put("languageLink", "?");
        var exchange = JakartaServletWebApplication.buildApplication(request.getServletContext())
                .buildExchange(request, response);
        return templates.process("failure", new WebContext(exchange, locales.resolveLocale(request), values));
    }

    private static boolean wantsJson(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var original = request.getAttribute("jakarta.servlet.error.request_uri");
        if (original instanceof String uri) {
            path = uri.substring(Math.min(uri.length(), request.getContextPath().length()));
        }
        var accept = request.getHeader("Accept");
        return path.startsWith("/api/")
                || path.equals("/healthz")
                || (accept != null && accept.contains("json") && !accept.contains("html"));
    }
}
