package io.parkcloud.blueprint;

import io.parkcloud.blueprint.Expression.Found;
import io.parkcloud.blueprint.Template.Check;
import io.parkcloud.blueprint.Template.Part;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads a template and refuses it, with line and path, for whatever would only show when it is deployed. */
public final class TemplateReader {

    private static final Set<String> TOP = Set.of("template", "parameters", "resources", "outputs", "readiness");
    private static final Set<String> HEAD = Set.of("name", "version", "category", "title", "description");
    private static final Set<String> PART = Set.of("kind", "title", "spec", "dependsOn");
    private static final Set<String> CHECK = Set.of("title", "url");

    /** A check asks what the stack has made, never an address that somebody else could choose. */
    private static final Pattern OWN =
            Pattern.compile("http://\\$\\{resources\\.[^.{}]+\\.observed\\.[^{}]+}(:\\d+)?([/?].*)?");

    private static final Set<String> STACK = Set.of("name", "id", "project", "tenant");

    private static final Set<String> ABOUT = Set.of("id", "name", "owned", "observed");

    /** What can only be known of a part that is ready. */
    private static final Set<String> FACTS = Set.of("owned", "observed");

    private final KindRegistry kinds;

    public TemplateReader(KindRegistry kinds) {
        this.kinds = kinds;
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code blueprint.template.invalid} */
    public Template read(String file, String yaml) {
        var document = YamlDocument.parse(file, yaml, BlueprintErrors.TEMPLATE_INVALID);
        var root = document.root();
        document.known(root, "", TOP);
        var head = document.mapping(root, "", "template");
        document.known(head, "/template", HEAD);
        var parameters = document.mapping(root, "", "parameters");
        var resources = document.mapping(root, "", "resources");
        var parts = new LinkedHashMap<String, Part>();
        for (var entry : resources.properties()) {
            var pointer = "/resources/" + entry.getKey();
            parts.put(entry.getKey(), part(document, entry.getKey(), entry.getValue(), pointer, resources, parameters));
        }
        var outputs = new LinkedHashMap<String, JsonNode>();
        for (var entry : root.path("outputs").properties()) {
            outputs.put(entry.getKey(), entry.getValue());
            check(document, Expression.in(entry.getValue(), "/outputs/" + entry.getKey()), resources, parameters);
        }
        return new Template(
                document.text(head, "/template", "name"),
                document.text(head, "/template", "version"),
                document.text(head, "/template", "category"),
                words(document, head, "title"),
                words(document, head, "description"),
                parameters,
                ordered(document, parts),
                outputs,
                checks(document, root.path("readiness"), resources, parameters));
    }

    private static List<Check> checks(
            YamlDocument document, JsonNode readiness, JsonNode resources, JsonNode parameters) {
        var checks = new ArrayList<Check>();
        for (var entry : readiness.properties()) {
            var pointer = "/readiness/" + entry.getKey();
            document.known(entry.getValue(), pointer, CHECK);
            var url = document.text(entry.getValue(), pointer, "url");
            if (!OWN.matcher(url).matches()) {
                throw document.error(pointer + "/url", "must begin with http://${resources.PART.observed.…}");
            }
            check(document, Expression.in(entry.getValue().path("url"), pointer + "/url"), resources, parameters);
            var title = titles(entry.getValue().path("title"), entry.getKey());
            checks.add(new Check(entry.getKey(), title, entry.getValue().path("url")));
        }
        return List.copyOf(checks);
    }

    private Part part(
            YamlDocument document,
            String name,
            JsonNode node,
            String pointer,
            JsonNode resources,
            JsonNode parameters) {
        if (!name.matches("[a-z][a-z0-9-]{0,30}")) {
            throw document.error(pointer, "a part's name has 1 to 31 lower-case letters, digits and dashes");
        }
        document.known(node, pointer, PART);
        var kind = document.text(node, pointer, "kind");
        if (kinds.bySingular(kind).isEmpty()) {
            throw document.error(pointer + "/kind", "there is no kind \"" + kind + "\"");
        }
        var spec = document.mapping(node, pointer, "spec");
        var found = Expression.in(spec, pointer + "/spec");
        check(document, found, resources, parameters);
        var exists = new TreeSet<String>();
        var ready = new TreeSet<String>();
        for (var f : found) {
            if (f.path().piece(0).equals("resources")) {
                (FACTS.contains(f.path().piece(2)) ? ready : exists)
                        .add(f.path().piece(1));
            }
        }
        for (var dependency : node.path("dependsOn")) {
            if (!resources.has(dependency.asString())) {
                throw document.error(pointer + "/dependsOn", "there is no part \"" + dependency.asString() + "\"");
            }
            ready.add(dependency.asString());
        }
        return new Part(name, kind, titles(node.path("title"), name), spec, Set.copyOf(exists), Set.copyOf(ready));
    }

    private static void check(YamlDocument document, List<Found> found, JsonNode resources, JsonNode parameters) {
        for (var f : found) {
            var path = f.path();
            boolean good =
                    switch (path.piece(0)) {
                        case "parameters" -> parameters.path("properties").has(path.piece(1));
                        case "resources" -> resources.has(path.piece(1)) && ABOUT.contains(path.piece(2));
                        case "stack" -> STACK.contains(path.piece(1));
                        case "shared" -> path.pieces().size() >= 3;
                        default -> false;
                    };
            if (!good) {
                throw document.error(
                        f.pointer(),
                        "${" + path
                                + "} names nothing; use parameters.NAME, resources.PART.id|name|owned.PART|observed.…, "
                                + "shared.KIND.NAME, stack.name|id|project|tenant");
            }
        }
    }

    /** Kahn's algorithm, keeping the order of the file where it is free. */
    private static List<Part> ordered(YamlDocument document, Map<String, Part> parts) {
        var order = new ArrayList<Part>();
        var placed = new LinkedHashSet<String>();
        while (order.size() < parts.size()) {
            var next = parts.values().stream()
                    .filter(p -> !placed.contains(p.name())
                            && placed.containsAll(p.exists())
                            && placed.containsAll(p.ready()))
                    .toList();
            if (next.isEmpty()) {
                var left =
                        parts.keySet().stream().filter(p -> !placed.contains(p)).toList();
                throw document.error(
                        "/resources/" + left.getFirst(), "these parts need each other in a circle: " + left);
            }
            next.forEach(p -> {
                order.add(p);
                placed.add(p.name());
            });
        }
        return List.copyOf(order);
    }

    private static Map<String, String> words(YamlDocument document, JsonNode head, String field) {
        var words = document.mapping(head, "/template", field);
        if (!words.has("zh") || !words.has("en")) {
            throw document.error("/template/" + field, "needs both zh and en");
        }
        return titles(words, "");
    }

    private static Map<String, String> titles(JsonNode node, String fallback) {
        if (!node.isObject()) {
            return Map.of("zh", fallback, "en", fallback);
        }
        return Map.of(
                "zh", node.path("zh").asString(fallback), "en", node.path("en").asString(fallback));
    }
}
