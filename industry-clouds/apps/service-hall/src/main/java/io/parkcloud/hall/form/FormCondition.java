package io.parkcloud.hall.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A condition of a section, with what it adds: {@code if/then/else} of the section itself or of a member of its
 * {@code allOf}, or one member of {@code dependentSchemas}.
 *
 * @param test schema the section's value must match
 * @param then what is added if it does
 * @param otherwise what is added if it does not
 */
record FormCondition(JsonNode test, JsonNode then, JsonNode otherwise) {

    static List<FormCondition> of(JsonNode section) {
        var found = new ArrayList<FormCondition>();
        Stream.concat(Stream.of(section), section.path("allOf").valueStream())
                .filter(schema -> schema.has("if"))
                .map(schema -> new FormCondition(schema.path("if"), schema.path("then"), schema.path("else")))
                .forEach(found::add);
        section.path("dependentSchemas").forEachEntry((name, schema) -> found.add(present(name, schema)));
        return found;
    }

    private static FormCondition present(String name, JsonNode schema) {
        var test = JsonNodeFactory.instance.objectNode();
        test.putArray("required").add(name);
        return new FormCondition(test, schema, JsonNodeFactory.instance.objectNode());
    }

    List<JsonNode> branches() {
        return List.of(then, otherwise);
    }

    boolean dependsOn(String field) {
        return test.path("properties").has(field)
                || test.path("required").valueStream().anyMatch(name -> name.asString()
                        .equals(field));
    }
}
