package io.parkcloud.blueprint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A blueprint as loaded and checked: every kind exists, every reference has a target, there is no cycle.
 *
 * @param title      per language, {@code zh} and {@code en}
 * @param parameters JSON Schema (2020-12) of an object
 * @param parts      in an order in which none comes before what it needs
 * @param outputs    name to an expression over the finished parts
 * @param readiness  what must answer before the stack is ready
 */
public record Template(
        String name,
        String version,
        String category,
        Map<String, String> title,
        Map<String, String> description,
        JsonNode parameters,
        List<Part> parts,
        Map<String, JsonNode> outputs,
        List<Check> readiness) {

    /**
     * One resource of the graph.
     *
     * @param kind   singular kind name
     * @param title  per language, for people who watch it being made
     * @param spec   with expressions
     * @param exists parts that must exist before this one can be asked for
     * @param ready  parts that must be ready before, because facts of theirs are needed
     */
    public record Part(
            String name,
            String kind,
            Map<String, String> title,
            JsonNode spec,
            Set<String> exists,
            Set<String> ready) {}

    /**
     * Something that answers when the stack does what it is for.
     *
     * @param title per language
     * @param url   with expressions over the finished parts
     */
    public record Check(String name, Map<String, String> title, JsonNode url) {}

    public Part part(String partName) {
        return parts.stream().filter(p -> p.name().equals(partName)).findFirst().orElseThrow();
    }
}
