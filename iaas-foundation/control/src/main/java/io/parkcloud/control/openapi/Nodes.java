package io.parkcloud.control.openapi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pieces that occur all over an OpenAPI document. */
final class Nodes {

    static final String JSON = "application/json";

    private Nodes() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode text() {
        return object().put("type", "string");
    }

    static ObjectNode schemaRef(String name) {
        return object().put("$ref", "#/components/schemas/" + name);
    }

    /** A parameter; those in a path are always required. */
    static ObjectNode parameter(String name, String in, boolean required, JsonNode schema) {
        var node = object().put("name", name).put("in", in);
        if (required || in.equals("path")) {
            node.put("required", true);
        }
        node.set("schema", schema);
        return node;
    }

    /** A body, of a request or a response. */
    static ObjectNode content(String mediaType, JsonNode schema) {
        var node = object();
        node.putObject("content").putObject(mediaType).set("schema", schema);
        return node;
    }

    /** An answer that has been described, by its status; the problems that any request may end in are added. */
    static void responses(ObjectNode operation, String status, ObjectNode answer) {
        var responses = operation.putObject("responses");
        responses.set(status, answer);
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }
}
