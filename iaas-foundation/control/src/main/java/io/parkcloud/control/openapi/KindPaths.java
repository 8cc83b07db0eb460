package io.parkcloud.control.openapi;

import static io.parkcloud.control.openapi.Nodes.JSON;
import static io.parkcloud.control.openapi.Nodes.content;
import static io.parkcloud.control.openapi.Nodes.object;
import static io.parkcloud.control.openapi.Nodes.parameter;
import static io.parkcloud.control.openapi.Nodes.responses;
import static io.parkcloud.control.openapi.Nodes.schemaRef;
import static io.parkcloud.control.openapi.Nodes.text;

import io.parkcloud.control.kind.Action;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.resource.Json;
import io.parkcloud.control.store.Headroom;
import io.parkcloud.control.web.KindSchemas;
import io.parkcloud.control.web.Views;
import io.parkcloud.control.web.WireSchemas;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.Phase;
import tools.jackson.databind.node.ObjectNode;

/** The routes of one kind, written out. */
final class KindPaths {

    private static final String BASE = "/api/v1";

    private final KindSchemas schemas;
    private final WireSchemas views;

    KindPaths(KindSchemas schemas, WireSchemas views) {
        this.schemas = schemas;
        this.views = views;
    }

    /** Adds the kind's paths, and the schemas they speak of. */
    void add(Kind<?, ?> kind, ObjectNode paths, ObjectNode components) {
        schemas(kind, components);
        var collection = BASE + prefix(kind.scope()) + "/" + kind.name().plural();
        var one = collection + "/{ref}";
        var many = place(kind, paths.putObject(collection));
        many.set("get", list(kind));
        many.set("post", create(kind));
        var single = ref(kind, paths.putObject(one));
        single.set("get", get(kind));
        single.set("put", replace(kind));
        single.set("delete", delete(kind));
        place(kind, paths.putObject(collection + ":check"))
                .set("post", check(kind, "check", "What creating would take"));
        ref(kind, paths.putObject(one + ":check"))
                .set("post", check(kind, "checkChange", "What this change would take"));
        ref(kind, paths.putObject(one + "/dependants")).set("get", dependants(kind));
        kind.actions().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(action -> ref(kind, paths.putObject(one + ":" + action.getKey()))
                        .set("post", act(kind, action.getKey(), action.getValue())));
    }

    private static String prefix(Scope scope) {
        return switch (scope) {
            case PLATFORM -> "";
            case TENANT -> "/tenants/{tenant}";
            case PROJECT -> "/projects/{project}";
        };
    }

    private static ObjectNode place(Kind<?, ?> kind, ObjectNode path) {
        var parameters = path.putArray("parameters");
        switch (kind.scope()) {
            case PLATFORM -> {}
            case TENANT -> parameters.add(parameter("tenant", "path", true, text().put("format", "uuid")));
            case PROJECT -> parameters.add(parameter("project", "path", true, text().put("format", "uuid")));
        }
        return path;
    }

    private static ObjectNode ref(Kind<?, ?> kind, ObjectNode path) {
        place(kind, path)
                .withArray("parameters")
                .addObject()
                .put("name", "ref")
                .put("in", "path")
                .put("required", true)
                .put("description", "id or name")
                .putObject("schema")
                .put("type", "string");
        return path;
    }

    private static ObjectNode operation(Kind<?, ?> kind, String verb, String summary) {
        var node = object().put("operationId", verb + kind.name().singular())
                .put("summary", summary)
                .put("x-kind", kind.name().singular())
                .put("x-verb", verb)
                .put("x-access", Json.MAPPER.valueToTree(kind.access()).asString());
        node.putArray("tags").add(kind.name().group());
        return node;
    }

    private static ObjectNode list(Kind<?, ?> kind) {
        var node = operation(kind, "list", "A page of " + kind.name().plural());
        var parameters = node.putArray("parameters");
        var limit = object().put("type", "integer").put("minimum", 1).put("maximum", 200);
        parameters.add(parameter("limit", "query", false, limit.put("default", 50)));
        parameters.add(parameter("pageToken", "query", false, text()));
        var sort = text();
        sort.putArray("enum").add("createdAt").add("-createdAt");
        parameters.add(parameter("sort", "query", false, sort));
        var phase = text();
        var phases = phase.putArray("enum");
        for (var value : Phase.values()) {
            phases.add(Json.MAPPER.valueToTree(value).asString());
        }
        parameters.add(parameter("phase", "query", false, phase));
        parameters.add(parameter("name", "query", false, text()));
        parameters.add(parameter("owner", "query", false, text().put("format", "uuid")));
        parameters.add(parameter("label", "query", false, text().put("description", "name=value, comma-separated")));
        responses(
                node,
                "200",
                content(JSON, schemaRef(kind.name().singular() + "Page")).put("description", "The page"));
        return node;
    }

    private static ObjectNode create(Kind<?, ?> kind) {
        var node = operation(kind, "create", "Asks for a new " + kind.name().singular());
        node.putArray("parameters").add(parameter("Idempotency-Key", "header", true, text().put("maxLength", 128)));
        node.set("requestBody", body(kind));
        accepted(node, kind);
        return node;
    }

    private ObjectNode check(Kind<?, ?> kind, String verb, String summary) {
        var node = operation(kind, verb, summary + "; nothing is made or changed");
        node.set("requestBody", body(kind));
        responses(
                node, "200", content(JSON, bare(views.of(Headroom.class))).put("description", "It would be accepted"));
        return node;
    }

    private static ObjectNode get(Kind<?, ?> kind) {
        var node = operation(kind, "get", "One " + kind.name().singular());
        responses(node, "200", described(kind, "It, with its revision in ETag"));
        return node;
    }

    private static ObjectNode replace(Kind<?, ?> kind) {
        var node = operation(kind, "replace", "Asks for another spec");
        node.putArray("parameters").add(match());
        node.set("requestBody", body(kind));
        accepted(node, kind);
        return node;
    }

    private static ObjectNode delete(Kind<?, ?> kind) {
        var node = operation(kind, "delete", "Asks that it goes");
        node.putArray("parameters").add(match());
        accepted(node, kind);
        return node;
    }

    private static ObjectNode dependants(Kind<?, ?> kind) {
        var node = operation(kind, "dependants", "What refers to it, at most 50");
        var list = object().put("type", "array");
        list.set("items", schemaRef("Resource"));
        responses(node, "200", content(JSON, list).put("description", "Resources of any kind"));
        return node;
    }

    private static ObjectNode act(Kind<?, ?> kind, String name, Action<?, ?> action) {
        var node = operation(kind, name, "The action " + name);
        node.set("requestBody", content(JSON, object().put("type", "object")));
        switch (action) {
            case Action.Change<?, ?> change -> accepted(node, kind);
            case Action.Answer<?, ?> answer ->
                responses(
                        node,
                        "200",
                        content(JSON, object().put("type", "object")).put("description", "The answer, at once"));
        }
        return node;
    }

    private static ObjectNode match() {
        return parameter("If-Match", "header", true, text().put("description", "ETag of the resource as it was read"));
    }

    private static ObjectNode body(Kind<?, ?> kind) {
        return content(JSON, schemaRef(kind.name().singular() + "Body")).put("required", true);
    }

    private static ObjectNode described(Kind<?, ?> kind, String description) {
        var answer = content(JSON, schemaRef(kind.name().singular())).put("description", description);
        answer.putObject("headers").putObject("ETag").set("schema", text());
        return answer;
    }

    private static void accepted(ObjectNode operation, Kind<?, ?> kind) {
        var answer = described(kind, "Accepted; Location is the operation to follow");
        answer.withObject("headers").putObject("Location").set("schema", text());
        responses(operation, "202", answer);
    }

    private void schemas(Kind<?, ?> kind, ObjectNode components) {
        var name = kind.name().singular();
        components.set(name + "Spec", bare(schemas.spec(kind)));
        components.set(name + "Observed", bare(schemas.observed(kind)));
        var view = bare(views.of(Views.ResourceView.class));
        var properties = view.withObject("properties");
        properties.set("kind", text().put("const", name));
        properties.set("spec", schemaRef(name + "Spec"));
        properties.withObject("status").withObject("properties").set("observed", schemaRef(name + "Observed"));
        view.putArray("required").add("kind").add("metadata").add("spec").add("status");
        components.set(name, view);
        var page = components.putObject(name + "Page").put("type", "object");
        var items = page.putObject("properties").putObject("items").put("type", "array");
        items.set("items", schemaRef(name));
        page.withObject("properties").set("nextPageToken", text());
        page.putArray("required").add("items");
        components.set(name + "Body", requested(name));
    }

    private ObjectNode requested(String name) {
        var body = object().put("type", "object").put("additionalProperties", false);
        var properties = body.putObject("properties");
        properties.set("kind", text().put("const", name));
        properties.set("name", text().put("maxLength", 63));
        properties.set("zone", bare(views.of(NetworkZone.class)));
        var labels = properties.putObject("labels").put("type", "object").put("maxProperties", 16);
        labels.set("additionalProperties", text().put("maxLength", 63));
        properties.set("spec", schemaRef(name + "Spec"));
        return body;
    }

    static ObjectNode bare(ObjectNode schema) {
        var copy = schema.deepCopy();
        copy.remove("$schema");
        return copy;
    }
}
