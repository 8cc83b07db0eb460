package io.parkcloud.hall.form;

import io.parkcloud.hall.form.FormField.Choice;
import io.parkcloud.hall.form.FormField.Input;
import io.parkcloud.hall.text.LocalText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form as a JSON Schema describes it: an object whose members are sections, each an object whose members are fields.
 * Fields that a section declares under a condition ({@code if}, {@code dependentSchemas}) follow the field they depend on; which
 * of them a filled form shows is for {@link FormShape} to say. Beside the standard's keywords it reads {@code x-title-en},
 * {@code x-hint}, {@code x-labels} (of an enum), {@code x-multiline} and {@code x-shared} (what a value means in any form),
 * which say nothing about validity.
 */
public final class FormSchema {
    static final String CONTROL_PREFIX = "f";

    private final List<FormSection> sections;

    private FormSchema(List<FormSection> sections) {
        this.sections = List.copyOf(sections);
    }

    public static FormSchema of(JsonNode schema) {
        var sections = new ArrayList<FormSection>();
        schema.path("properties").forEachEntry((name, section) -> sections.add(section("/" + name, section)));
        return new FormSchema(sections);
    }

    /** Sections in the schema's order. */
    public List<FormSection> sections() {
        return sections;
    }

    /** All fields in order. */
    public List<FormField> fields() {
        return sections.stream().flatMap(section -> section.fields().stream()).toList();
    }

    /**
     * The form a browser sent, typed by the schema. All sections are there; an empty control is an absent member; text that is no number stays
     * text, so that the check reports it instead of an exception.
     */
    public ObjectNode read(Map<String, String[]> parameters) {
        var form = JsonNodeFactory.instance.objectNode();
        for (var section : sections) {
            form.putObject(section.pointer().substring(1));
            for (var field : section.fields()) {
                value(field, parameters.get(field.control())).ifPresent(value -> put(form, field.pointer(), value));
            }
        }
        return form;
    }

    /** The value at a pointer as a control shows it; empty if there is none. */
    public static String shown(JsonNode form, String pointer) {
        var value = form.at(JsonPointer.compile(pointer));
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }

    /** Puts a value at a field's place. */
    public static void put(ObjectNode form, String pointer, JsonNode value) {
        var path = JsonPointer.compile(pointer);
        form.withObject(path.head()).set(path.last().getMatchingProperty(), value);
    }

    private static Optional<JsonNode> value(FormField field, String @Nullable [] sent) {
        var nodes = JsonNodeFactory.instance;
        var text = sent == null || sent.length == 0 ? "" : sent[0].strip();
        return switch (field.input()) {
            case BOOLEAN -> Optional.of(nodes.booleanNode("true".equals(text) || "on".equals(text)));
            case INTEGER, NUMBER -> text.isEmpty() ? Optional.empty() : Optional.of(number(text));
            case TEXT, MULTILINE, CHOICE, DATE ->
                text.isEmpty() ? Optional.empty() : Optional.of(nodes.stringNode(text));
        };
    }

    private static JsonNode number(String text) {
        var nodes = JsonNodeFactory.instance;
        if (!text.matches("[+-]?\\d{1,18}(\\.\\d{1,9})?")) {
            return nodes.stringNode(text);
        }
        return text.indexOf('.') < 0 ? nodes.numberNode(Long.parseLong(text)) : nodes.numberNode(new BigDecimal(text));
    }

    private static FormSection section(String pointer, JsonNode schema) {
        var fields = new ArrayList<FormField>();
        add(fields, pointer, schema, false);
        for (var group : FormCondition.of(schema)) {
            int place = fields.size();
            var conditional = new ArrayList<FormField>();
            group.branches().forEach(branch -> add(conditional, pointer, branch, true));
            for (int i = 0; i < fields.size(); i++) {
                if (group.dependsOn(fields.get(i).pointer().substring(pointer.length() + 1))) {
                    place = i + 1;
                }
            }
            while (place < fields.size() && fields.get(place).conditional()) {
                place++; // after what an earlier condition on the same field has put there
            }
            fields.addAll(place, conditional);
        }
        return new FormSection(pointer, title(schema), fields);
    }

    private static void add(List<FormField> fields, String pointer, JsonNode schema, boolean conditional) {
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").forEachEntry((name, field) -> {
            boolean known = fields.stream().anyMatch(f -> f.pointer().equals(pointer + "/" + name));
            if (!known
                    && (!conditional || field.has("title"))) { // untitled, it is a rule for a field declared elsewhere
                fields.add(field(pointer + "/" + name, field, required.contains(name), conditional));
            }
        });
    }

    private static FormField field(String pointer, JsonNode schema, boolean required, boolean conditional) {
        return new FormField(
                pointer,
                input(schema),
                title(schema),
                text(schema.path("x-hint")),
                required,
                choices(schema),
                schema.path("x-shared").asString(""),
                conditional);
    }

    private static Input input(JsonNode schema) {
        if (schema.has("enum")) {
            return Input.CHOICE;
        }
        return switch (schema.path("type").asString("string")) {
            case "integer" -> Input.INTEGER;
            case "number" -> Input.NUMBER;
            case "boolean" -> Input.BOOLEAN;
            default -> {
                if ("date".equals(schema.path("format").asString(""))) {
                    yield Input.DATE;
                }
                yield schema.path("x-multiline").asBoolean(false) ? Input.MULTILINE : Input.TEXT;
            }
        };
    }

    private static List<Choice> choices(JsonNode schema) {
        var labels = schema.path("x-labels");
        return schema.path("enum")
                .valueStream()
                .map(JsonNode::asString)
                .map(value ->
                        new Choice(value, labels.has(value) ? text(labels.path(value)) : new LocalText(value, value)))
                .toList();
    }

    private static LocalText title(JsonNode schema) {
        return new LocalText(
                schema.path("title").asString(""), schema.path("x-title-en").asString(""));
    }

    private static LocalText text(JsonNode node) {
        return new LocalText(node.path("zh").asString(""), node.path("en").asString(""));
    }
}
