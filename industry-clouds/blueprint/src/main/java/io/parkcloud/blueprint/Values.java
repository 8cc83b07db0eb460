package io.parkcloud.blueprint;

import io.parkcloud.blueprint.Expression.Path;
import io.parkcloud.control.resource.Json;
import io.parkcloud.kernel.Metadata;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the expressions of a template stand for in one stack. */
final class Values {

    private final Metadata stack;
    private final ObjectNode parameters;
    private final Map<String, Resource<?, ?>> parts;
    private final BiFunction<String, String, ResourceId> shared;

    /** @param shared finds the id of a shared resource by kind and name, or throws */
    Values(
            Metadata stack,
            ObjectNode parameters,
            Map<String, Resource<?, ?>> parts,
            BiFunction<String, String, ResourceId> shared) {
        this.stack = stack;
        this.parameters = parameters;
        this.parts = parts;
        this.shared = shared;
    }

    JsonNode of(Path path) {
        return switch (path.piece(0)) {
            case "parameters" -> below(parameters, path, 1);
            case "stack" -> text(stackFact(path.piece(1)));
            case "shared" ->
                text(shared.apply(
                        path.piece(1),
                        String.join(".", path.pieces().subList(2, path.pieces().size()))));
            default -> part(path);
        };
    }

    /** The name that a part's resource has. */
    String partName(String part) {
        return stack.name() + "-" + part;
    }

    private JsonNode part(Path path) {
        var name = path.piece(1);
        return switch (path.piece(2)) {
            case "id" -> text(stack.id().derive(name));
            case "name" -> text(partName(name));
            case "owned" -> text(stack.id().derive(name).derive(path.piece(3)));
            default -> {
                var resource = parts.get(name);
                yield resource == null
                        ? JsonNodeFactory.instance.missingNode()
                        : below(Json.MAPPER.valueToTree(resource.observed()), path, 3);
            }
        };
    }

    private Object stackFact(String name) {
        return switch (name) {
            case "name" -> stack.name();
            case "id" -> stack.id();
            case "project" -> stack.project();
            default -> stack.tenant();
        };
    }

    private static JsonNode below(JsonNode node, Path path, int from) {
        var at = node;
        for (var piece : path.pieces().subList(from, path.pieces().size())) {
            at = piece.matches("\\d+") && at.isArray() ? at.path(Integer.parseInt(piece)) : at.path(piece);
        }
        return at;
    }

    private static JsonNode text(Object value) {
        return JsonNodeFactory.instance.stringNode(value.toString());
    }
}
