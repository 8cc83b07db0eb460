package io.parkcloud.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What templates write between dollar-brace and brace: a dotted path, nothing more. A value that is one expression
 * takes the type of what it names; inside a longer text it becomes text. A doubled dollar sign writes the text as it is.
 */
final class Expression {

    private static final Pattern FORM = Pattern.compile("\\$(\\$)?\\{([^{}]*)}");

    private Expression() {}

    /** What an expression names, piece by piece: {@code resources.web.id} is three. */
    record Path(List<String> pieces) {
        static Path of(String text) {
            return new Path(List.of(text.strip().split("\\.", -1)));
        }

        String piece(int index) {
            return index < pieces.size() ? pieces.get(index) : "";
        }

        @Override
        public String toString() {
            return String.join(".", pieces);
        }
    }

    /** An expression and where it stands. */
    record Found(String pointer, Path path) {}

    /** All expressions below a node. */
    static List<Found> in(JsonNode node, String pointer) {
        var found = new ArrayList<Found>();
        collect(node, pointer, found);
        return found;
    }

    private static void collect(JsonNode node, String pointer, List<Found> into) {
        if (node.isString()) {
            var match = FORM.matcher(node.asString());
            while (match.find()) {
                if (match.group(1) == null) {
                    into.add(new Found(pointer, Path.of(match.group(2))));
                }
            }
        } else if (node.isObject()) {
            node.properties().forEach(e -> collect(e.getValue(), pointer + "/" + e.getKey(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, into);
            }
        }
    }

    /** The node with every expression replaced by its value. */
    static JsonNode resolve(JsonNode node, Function<Path, JsonNode> values) {
        if (node.isString()) {
            return text(node.asString(), values);
        }
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(e -> object.set(e.getKey(), resolve(e.getValue(), values)));
            return object;
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(resolve(item, values)));
            return array;
        }
        return node;
    }

    private static JsonNode text(String text, Function<Path, JsonNode> values) {
        var match = FORM.matcher(text);
        if (match.matches() && match.group(1) == null) {
            return values.apply(Path.of(match.group(2)));
        }
        var result = new StringBuilder();
        int end = 0;
        match.reset();
        while (match.find()) {
            result.append(text, end, match.start());
            if (match.group(1) != null) {
                result.append(match.group().substring(1));
            } else {
                var value = values.apply(Path.of(match.group(2)));
                result.append(value.isString() ? value.asString() : value.toString());
            }
            end = match.end();
        }
        return JsonNodeFactory.instance.stringNode(
                result.append(text.substring(end)).toString());
    }
}
