package io.parkcloud.hall.form;

import io.parkcloud.hall.form.FormField.Input;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How react-jsonschema-form is to show a form in a language: its "uiSchema" (https://rjsf-team.github.io/react-jsonschema-form/docs/
 * api-reference/uiSchema). What is asked, and of which answers, it takes from the schema itself.
 */
public final class UiSchema {
    private UiSchema() {}

    public static ObjectNode of(List<FormSection> sections, Locale locale) {
        var ui = JsonNodeFactory.instance.objectNode();
        for (var section : sections) {
            var shown = ui.putObject(section.pointer().substring(1));
            shown.put("ui:title", section.title().in(locale));
            var order = shown.putArray("ui:order");
            for (var field : section.fields()) {
                var name = field.pointer().substring(section.pointer().length() + 1);
                order.add(name);
                describe(shown.putObject(name), field, locale);
            }
            order.add("*");
        }
        return ui;
    }

    private static void describe(ObjectNode ui, FormField field, Locale locale) {
        ui.put("ui:title", field.title().in(locale));
        var hint = field.hint().in(locale);
        if (!hint.isEmpty()) {
            ui.put("ui:help", hint);
        }
        if (field.input() == Input.MULTILINE) {
            ui.put("ui:widget", "textarea");
        }
        if (field.input() == Input.CHOICE) {
            var names = ui.putArray("ui:enumNames");
            field.choices().forEach(choice -> names.add(choice.label().in(locale)));
        }
    }
}
