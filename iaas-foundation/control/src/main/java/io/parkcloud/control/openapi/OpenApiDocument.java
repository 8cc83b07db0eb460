package io.parkcloud.control.openapi;

import static io.parkcloud.control.openapi.Nodes.content;
import static io.parkcloud.control.openapi.Nodes.object;
import static io.parkcloud.control.openapi.Nodes.schemaRef;
import static io.parkcloud.control.openapi.Nodes.text;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.web.KindSchemas;
import io.parkcloud.control.web.Views;
import io.parkcloud.control.web.WireSchemas;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.node.ObjectNode;

/** Makes the document. */
final class OpenApiDocument {

    private static final String BASE = "/api/v1/";
    private static final String OF_ALL_KINDS = "{kind}";

    private final KindRegistry kinds;
    private final KindSchemas schemas;

    OpenApiDocument(KindRegistry kinds, KindSchemas schemas) {
        this.kinds = kinds;
        this.schemas = schemas;
    }

    /** @param routes all that Spring MVC answers to; what is not below {@code /api/v1/} is left out */
    ObjectNode make(Map<RequestMappingInfo, HandlerMethod> routes) {
        var document = object().put("openapi", "3.1.1");
        document.putObject("info")
                .put("title", "parkcloud")
                .put("version", "v1")
                .put("description", "Every kind of resource is read, asked for and watched in the same way.");
        document.putArray("security").addObject().putArray("bearer");
        document.withArray("security").addObject().putArray("session");
        var paths = document.putObject("paths");
        var components = document.putObject("components");
        var named = components.putObject("schemas");
        var views = new WireSchemas(false);
        var ordinary = new RoutePaths(new WireSchemas(true), views);
        routes.entrySet().stream()
                .sorted(Comparator.comparing(route -> route.getKey().toString()))
                .forEach(route -> patterns(route.getKey())
                        .forEach(pattern -> ordinary.add(route.getKey(), pattern, route.getValue(), paths)));
        var each = new KindPaths(schemas, views);
        kinds.all().stream()
                .sorted(Comparator.<Kind<?, ?>, String>comparing(k -> k.name().singular()))
                .forEach(kind -> each.add(kind, paths, named));
        general(components, named, views);
        return document;
    }

    private static List<String> patterns(RequestMappingInfo route) {
        return route.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith(BASE) && !pattern.contains(OF_ALL_KINDS))
                .toList();
    }

    private static void general(ObjectNode components, ObjectNode named, WireSchemas views) {
        named.set("Resource", KindPaths.bare(views.of(Views.ResourceView.class)));
        named.set("Problem", problem());
        components
                .putObject("responses")
                .set(
                        "Problem",
                        content(MediaType.APPLICATION_PROBLEM_JSON_VALUE, schemaRef("Problem"))
                                .put("description", "What was wrong (RFC 9457)"));
        var schemes = components.putObject("securitySchemes");
        schemes.putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "From POST /api/v1/sessions, or from the authorization server by code and PKCE");
        schemes.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "parkcloud-session")
                .put("description", "The portal's; changes also need XSRF-TOKEN's value in X-XSRF-TOKEN");
    }

    private static ObjectNode problem() {
        var problem = object().put("type", "object");
        var properties = problem.putObject("properties");
        for (var name : List.of("type", "title", "detail", "instance", "code", "requestId")) {
            properties.set(name, text());
        }
        properties.putObject("status").put("type", "integer");
        properties.putObject("retryable").put("type", "boolean");
        var fault = properties
                .putObject("errors")
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
        fault.putObject("properties").set("pointer", text());
        fault.withObject("properties").set("detail", text());
        problem.putArray("required").add("type").add("title").add("status").add("code");
        return problem;
    }
}
