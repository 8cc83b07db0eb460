package io.parkcloud.education.web;

import io.parkcloud.app.RequestIdFilter;
import io.parkcloud.education.EducationSettings;
import io.parkcloud.education.rest.StatusBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;
import tools.jackson.databind.json.JsonMapper;

/** Tells a failure: OneRoster's status to its clients, problem details (RFC 9457) to other programs, a page to people. */
@Component
class FailureWriter {
    private final JsonMapper json;
    private final SpringTemplateEngine templates;
    private final LocaleResolver locales;
    private final EducationSettings settings;

    FailureWriter(JsonMapper json, SpringTemplateEngine templates, LocaleResolver locales, EducationSettings settings) {
        this.json = json;
        this.templates = templates;
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
        byte[] body;
        if (path(request).startsWith("/ims/")) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            body = json.writeValueAsBytes(StatusBody.of(failure.problem(), failure.detail()));
        } else if (wantsJson(request)) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            body = json.writeValueAsBytes(problem(request, failure));
        } else {
            response.setContentType("text/html;charset=UTF-8");
            body = page(request, response, failure).getBytes(StandardCharsets.UTF_8);
        }
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private static Map<String, Object> problem(HttpServletRequest request, Failure failure) {
        var problem = failure.problem();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + problem.code());
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("detail", failure.detail());
        body.put("instance", path(request));
        body.put("code", problem.code());
        body.put("retryable", problem.retryable());
        body.put("requestId", RequestIdFilter.idOf(request));
        return body;
    }

    private String page(HttpServletRequest request, HttpServletResponse response, Failure failure) {
        var values = Map.<String, Object>of(
                "platform",
                settings.title(),
                "failure",
                failure,
                "requestId",
                RequestIdFilter.idOf(request),
                "languageLink",
                "?");
        var exchange = JakartaServletWebApplication.buildApplication(request.getServletContext())
                .buildExchange(request, response);
        return templates.process("failure", new WebContext(exchange, locales.resolveLocale(request), values));
    }

    /** What was asked for first, where the container has passed the request on. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute("jakarta.servlet.error.request_uri") instanceof String original
                ? original
                : request.getRequestURI();
    }

    private static boolean wantsJson(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return path(request).startsWith("/healthz")
                || (accept != null && accept.contains("json") && !accept.contains("html"));
    }
}
