package io.parkcloud.control.openapi;

import static io.parkcloud.control.openapi.Nodes.JSON;
import static io.parkcloud.control.openapi.Nodes.content;
import static io.parkcloud.control.openapi.Nodes.object;
import static io.parkcloud.control.openapi.Nodes.parameter;
import static io.parkcloud.control.openapi.Nodes.responses;

import io.parkcloud.control.web.WireSchemas;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Locale;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A route of an ordinary controller, from its method's signature. */
final class RoutePaths {

    private final WireSchemas sent;
    private final WireSchemas answered;

    RoutePaths(WireSchemas sent, WireSchemas answered) {
        this.sent = sent;
        this.answered = answered;
    }

    /** Adds what the method answers to. */
    void add(RequestMappingInfo route, String pattern, HandlerMethod method, ObjectNode paths) {
        var name = pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
        var path = paths.get(name) instanceof ObjectNode earlier ? earlier : paths.putObject(name);
        for (var verb : route.getMethodsCondition().getMethods()) {
            path.set(verb.name().toLowerCase(Locale.ROOT), operation(method));
        }
    }

    private ObjectNode operation(HandlerMethod method) {
        var controller = method.getBeanType().getSimpleName().replace("Controller", "");
        var name = method.getMethod().getName();
        var node = object().put("operationId", name + controller).put("summary", words(name));
        node.putArray("tags").add(controller.toLowerCase(Locale.ROOT));
        var parameters = node.putArray("parameters");
        for (var parameter : method.getMethodParameters()) {
            describe(parameter, node, parameters);
        }
        answer(method, node);
        return node;
    }

    private void describe(MethodParameter parameter, ObjectNode operation, ArrayNode parameters) {
        var path = parameter.getParameterAnnotation(PathVariable.class);
        var query = parameter.getParameterAnnotation(RequestParam.class);
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        var type = parameter.getGenericParameterType();
        if (path != null) {
            parameters.add(parameter(name(path.name(), parameter), "path", true, schema(sent, type)));
        } else if (query != null) {
            var schema = schema(sent, type);
            boolean given = ValueConstants.DEFAULT_NONE.equals(query.defaultValue());
            if (!given) {
                schema.put("default", query.defaultValue());
            }
            parameters.add(parameter(name(query.name(), parameter), "query", query.required() && given, schema));
        } else if (header != null) {
            parameters.add(parameter(name(header.name(), parameter), "header", header.required(), schema(sent, type)));
        } else if (parameter.hasParameterAnnotation(RequestBody.class)) {
            operation.set("requestBody", content(JSON, schema(sent, type)).put("required", true));
        }
    }

    private static String name(String given, MethodParameter parameter) {
        return given.isEmpty() ? parameter.getParameter().getName() : given;
    }

    private void answer(HandlerMethod method, ObjectNode operation) {
        var type = body(method.getMethod().getGenericReturnType());
        var status = method.getMethodAnnotation(ResponseStatus.class);
        if (status != null && status.value() == HttpStatus.SWITCHING_PROTOCOLS) {
            responses(operation, "101", object().put("description", "A WebSocket (RFC 6455) from here on"));
        } else if (type == SseEmitter.class) {
            var events = content(MediaType.TEXT_EVENT_STREAM_VALUE, Nodes.text());
            responses(operation, "200", events.put("description", "Server-sent events, until either side hangs up"));
        } else if (type == Void.class || type == void.class) {
            responses(operation, "204", object().put("description", "Done"));
        } else {
            responses(operation, "2XX", content(JSON, schema(answered, type)).put("description", "The answer"));
        }
    }

    private static Type body(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private static ObjectNode schema(WireSchemas schemas, Type type) {
        return KindPaths.bare(schemas.of(type));
    }

    private static String words(String method) {
        var text = method.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
