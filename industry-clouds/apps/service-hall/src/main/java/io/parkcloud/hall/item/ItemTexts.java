package io.parkcloud.hall.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an administrator may change of an item: its numbers and its texts in both languages, wherever they are in it. Codes,
 * keys and the form are not among them.
 */
final class ItemTexts {
    private static final Set<String> FIXED =
            Set.of("code", "formVersion", "departmentCode", "department", "applicantPointer", "schema");

    private ItemTexts() {}

    /** The fields of an item in its own order. */
    static List<Field> of(ObjectNode item) {
        var fields = new ArrayList<Field>();
        item.forEachEntry((name, value) -> {
            if (!FIXED.contains(name)) {
                collect("/" + name, value, fields);
            }
        });
        return fields;
    }

    /** The item with what was sent; a field that was not sent stays as it is, a number that is none is refused. */
    static ObjectNode with(ObjectNode item, Map<String, String> sent) {
        var changed = item.deepCopy();
        for (var field : of(item)) {
            var value = sent.get(field.pointer());
            if (value == null) {
                continue;
            }
            var text = value.strip().replace("\r\n", "\n");
            var at = JsonPointer.compile(field.pointer());
            var holder = (ObjectNode) changed.at(at.head());
            holder.set(
                    at.last().getMatchingProperty(),
                    field.number()
                            ? JsonNodeFactory.instance.numberNode(Integer.parseInt(text))
                            : JsonNodeFactory.instance.stringNode(text));
        }
        return changed;
    }

    private static void collect(String pointer, JsonNode value, List<Field> fields) {
        if (value.isInt()) {
            fields.add(new Field(pointer, value.asString(), true));
        } else if (value.isObject() && value.size() == 2 && value.has("zh") && value.has("en")) {
            fields.add(new Field(pointer + "/zh", value.path("zh").asString(), false));
            fields.add(new Field(pointer + "/en", value.path("en").asString(), false));
        } else if (value.isObject()) {
            value.forEachEntry((name, inner) -> collect(pointer + "/" + name, inner, fields));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                collect(pointer + "/" + i, value.path(i), fields);
            }
        }
    }

    /**
     * A field.
     *
     * @param pointer JSON pointer in the item
     * @param value what it is now
     * @param number whether it is a whole number
     */
    record Field(String pointer, String value, boolean number) {}
}
