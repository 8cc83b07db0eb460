package io.parkcloud.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Files that say how resources shall be. JSON is YAML too. */
public final class Manifests {

    private static final YAMLMapper YAML = new YAMLMapper();

    private Manifests() {}

    /**
     * One document.
     *
     * @param project where it belongs; absent for the project of the command
     * @param body    what the API takes
     */
    public record Manifest(
            String kind, String name, @Nullable String project, ObjectNode body) {

        /** Whether what is there has all that the document says. */
        public boolean agreesWith(JsonNode resource) {
            boolean labels = !body.has("labels")
                    || resource.path("metadata").path("labels").equals(body.path("labels"));
            return labels && contains(resource.path("spec"), body.path("spec"));
        }

        /** What the server filled in does not count, in lists of objects as well; a list has the same length all the same. */
        private static boolean contains(JsonNode whole, JsonNode part) {
            if (part.isArray()) {
                return whole.size() == part.size()
                        && IntStream.range(0, part.size()).allMatch(i -> contains(whole.path(i), part.path(i)));
            }
            if (!part.isObject()) {
                return part.isMissingNode() || whole.equals(part) || sameNumber(whole, part);
            }
            for (var field : part.properties()) {
                if (!contains(whole.path(field.getKey()), field.getValue())) {
                    return false;
                }
            }
            return true;
        }

        private static boolean sameNumber(JsonNode a, JsonNode b) {
            return a.isNumber() && b.isNumber() && a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
    }

    /** All documents of a file: as written by hand, or as printed by {@code get -o json}. */
    public static List<Manifest> parse(String text) {
        var manifests = new ArrayList<Manifest>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            int number = 0;
            while (documents.hasNextValue()) {
                number++;
                var document = documents.nextValue();
                if (document.isArray()) {
                    for (var item : document) {
                        manifests.add(manifest(item, number));
                    }
                } else if (!document.isNull() && !document.isMissingNode()) {
                    manifests.add(manifest(document, number));
                }
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw CliException.usage("not YAML or JSON at line " + at.getLineNr() + ", column " + at.getColumnNr()
                    + ": " + e.getOriginalMessage());
        }
        return manifests;
    }

    private static Manifest manifest(JsonNode document, int number) {
        var metadata = document.path("metadata");
        var kind = document.path("kind").asString("");
        var name = document.path("name").asString(metadata.path("name").asString(""));
        if (kind.isEmpty() || name.isEmpty()) {
            throw CliException.usage("document " + number + " must say its kind and name");
        }
        var body = YAML.createObjectNode();
        document.properties().forEach(field -> body.set(field.getKey(), field.getValue()));
        body.remove(List.of("metadata", "status", "project"));
        body.put("name", name);
        for (var field : List.of("zone", "labels")) {
            if (metadata.has(field)) {
                body.set(field, metadata.path(field));
            }
        }
        var project = document.path("project").asString(metadata.path("project").asString(""));
        return new Manifest(kind, name, project.isEmpty() ? null : project, body);
    }
}
