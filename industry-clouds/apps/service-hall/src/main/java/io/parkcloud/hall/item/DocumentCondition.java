package io.parkcloud.hall.item;

import io.parkcloud.hall.form.FormField;
import io.parkcloud.hall.form.FormField.Input;
import io.parkcloud.hall.form.FormSchema;
import io.parkcloud.hall.text.LocalText;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer that a document can depend on: it is asked for only if the form has this answer to this question.
 *
 * @param name its name in forms: the question's pointer, {@code =}, and the answer
 * @param told the question with its answer, for people
 * @param schema what a form with this answer matches
 */
public record DocumentCondition(String name, LocalText told, ObjectNode schema) {

    /** Those of a form: the choices it offers, and its questions with yes or no. */
    public static List<DocumentCondition> of(JsonNode schema) {
        return FormSchema.of(schema).fields().stream()
                .flatMap(DocumentCondition::of)
                .toList();
    }

    private static Stream<DocumentCondition> of(FormField field) {
        var nodes = JsonNodeFactory.instance;
        if (field.input() == Input.BOOLEAN) {
            return Stream.of(of(field, nodes.booleanNode(true), new LocalText("是", "yes")));
        }
        return field.choices().stream().map(choice -> of(field, nodes.stringNode(choice.value()), choice.label()));
    }

    private static DocumentCondition of(FormField field, JsonNode answer, LocalText label) {
        var title = field.title();
        var told = new LocalText(title.zh() + "：" + label.zh(), title.en() + ": " + label.en());
        var steps = field.pointer().substring(1).split("/");
        var inner = only(steps[1], JsonNodeFactory.instance.objectNode().set("const", answer));
        return new DocumentCondition(field.pointer() + "=" + answer.asString(), told, only(steps[0], inner));
    }

    private static ObjectNode only(String member, JsonNode rule) {
        var schema = JsonNodeFactory.instance.objectNode();
        schema.putObject("properties").set(member, rule);
        schema.putArray("required").add(member);
        return schema;
    }
}
