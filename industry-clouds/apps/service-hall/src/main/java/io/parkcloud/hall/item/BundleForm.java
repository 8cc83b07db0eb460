package io.parkcloud.hall.item;

import io.parkcloud.hall.form.FormCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the one form of a bundle out of the forms of its items. What is known already goes: answers the bundle presets, with
 * the conditions that hang on them decided, and questions an earlier item asks.
 */
final class BundleForm {
    private final FormCheck check;
    private final ObjectNode properties = JsonNodeFactory.instance.objectNode();
    private final List<RequiredDocument> documents = new ArrayList<>();
    private final Map<String, String> askedAt = new LinkedHashMap<>();

    private BundleForm(FormCheck check) {
        this.check = check;
    }

    static Bundle compose(BundleDefinition definition, List<ServiceItem> items, FormCheck check) {
        var form = new BundleForm(check);
        for (int member = 0; member < items.size(); member++) {
            form.add(member, definition.members().get(member), items.get(member));
        }
        var schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("type", "object");
        schema.set("properties", form.properties);
        form.properties.propertyNames().forEach(schema.withArray("/required")::add);
        schema.put("additionalProperties", false);
        return new Bundle(definition, items, form.documents, schema, form.askedAt);
    }

    private void add(int number, BundleDefinition.Member member, ServiceItem item) {
        item.schema().path("properties").forEachEntry((name, section) -> {
            var copy = (ObjectNode) section.deepCopy();
            decide(copy, preset(member, name));
            withoutAsked(copy, "/" + Bundle.inBundle(number, name));
            if (!copy.path("properties").isEmpty()) {
                if (number > 0 || properties.size() > 1) {
                    copy.put(
                            "title",
                            item.name().zh() + "：" + section.path("title").asString(""));
                    copy.put(
                            "x-title-en",
                            item.name().en() + ": " + section.path("x-title-en").asString(""));
                }
                properties.set(Bundle.inBundle(number, name), copy);
            }
        });
        for (var document : item.documents()) {
            if (!member.waived().contains(document.key())) {
                var key = Bundle.inBundle(number, document.key());
                documents.add(new RequiredDocument(
                        key, document.name(), document.required(), document.types(), renamed(number, document.when())));
            }
        }
    }

    /** Takes preset fields out, and settles the conditions that speak of them alone. */
    private void decide(ObjectNode section, ObjectNode preset) {
        drop(section, List.copyOf(preset.propertyNames()));
        var open = JsonNodeFactory.instance.arrayNode();
        for (var condition : section.path("allOf")) {
            var about = condition.path("if").path("properties").propertyNames();
            if (about.isEmpty() || !preset.propertyNames().containsAll(about)) {
                open.add(condition);
                continue;
            }
            var holds = check.matches(condition.path("if"), preset);
            var added = condition.path(holds ? "then" : "else");
            added.path("properties").forEachEntry((name, field) -> section.withObject("/properties")
                    .set(name, field));
            added.path("required")
                    .forEach(name -> section.withArray("/required").add(name));
        }
        if (section.has("allOf")) {
            section.set("allOf", open);
        }
    }

    private void withoutAsked(ObjectNode section, String pointer) {
        var again = new ArrayList<String>();
        section.path("properties").forEachEntry((name, field) -> {
            var meaning = field.path("x-shared").asString("");
            if (!meaning.isEmpty() && askedAt.putIfAbsent(meaning, pointer + "/" + name) != null) {
                again.add(name);
            }
        });
        drop(section, again);
    }

    private static void drop(ObjectNode section, List<String> names) {
        section.withObject("/properties").remove(names);
        if (section.path("required") instanceof ArrayNode required) {
            var left = JsonNodeFactory.instance.arrayNode();
            required.valueStream()
                    .filter(name -> !names.contains(name.asString()))
                    .forEach(left::add);
            section.set("required", left);
        }
    }

    private static ObjectNode preset(BundleDefinition.Member member, String section) {
        var preset = JsonNodeFactory.instance.objectNode();
        member.preset().forEach((pointer, value) -> {
            if (pointer.startsWith("/" + section + "/")) {
                preset.put(pointer.substring(section.length() + 2), value);
            }
        });
        return preset;
    }

    /** A document's condition names sections; in the bundle they are called otherwise. */
    private static @Nullable ObjectNode renamed(int number, @Nullable ObjectNode condition) {
        if (condition == null) {
            return null;
        }
        var copy = condition.deepCopy();
        var sections = copy.putObject("properties");
        condition.path("properties").forEachEntry((name, rule) -> sections.set(Bundle.inBundle(number, name), rule));
        var required = copy.putArray("required");
        condition
                .path("required")
                .valueStream()
                .map(JsonNode::asString)
                .forEach(name -> required.add(Bundle.inBundle(number, name)));
        return copy;
    }
}
