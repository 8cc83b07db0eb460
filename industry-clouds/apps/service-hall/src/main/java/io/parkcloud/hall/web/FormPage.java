package io.parkcloud.hall.web;

import io.parkcloud.hall.draft.Draft;
import io.parkcloud.hall.form.FormField;
import io.parkcloud.hall.form.FormSchema;
import io.parkcloud.hall.form.FormSection;
import io.parkcloud.hall.form.UiSchema;
import io.parkcloud.hall.item.Offer;
import io.parkcloud.hall.item.RequiredDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A form as a page shows it, with what is filled in and what is wrong.
 *
 * @param offer what is applied for
 * @param step which page of the form
 * @param form values
 * @param key idempotency key
 * @param problems messages by pointer
 * @param shown pointers of the fields to show
 * @param documents keys of the documents to ask for
 * @param notice key of a message above the form; empty if none
 * @param draft what it is saved as; null if it is not saved
 */
public record FormPage(
        Offer offer,
        FormStep step,
        JsonNode form,
        String key,
        Map<String, String> problems,
        Set<String> shown,
        Set<String> documents,
        String notice,
        @Nullable Draft draft) {

    /** A form to be read, not filled in: fields of other answers are those without a value. */
    static FormPage empty(Offer offer, JsonNode form, String key) {
        var schema = FormSchema.of(offer.schema());
        var shown = schema.fields().stream()
                .filter(field -> !field.conditional()
                        || !FormSchema.shown(form, field.pointer()).isEmpty())
                .map(FormField::pointer)
                .collect(Collectors.toSet());
        return new FormPage(
                offer, new FormStep(1, 1, schema.sections(), true), form, key, Map.of(), shown, Set.of(), "", null);
    }

    FormPage with(String message) {
        return new FormPage(offer, step, form, key, problems, shown, documents, message, draft);
    }

    /** What the browser's form renderer is given, as JSON: the sections of this page, how they are shown, answers, and what is wrong. */
    public String rendering(Locale locale) {
        var given = JsonNodeFactory.instance.objectNode();
        var schema = given.putObject("schema").put("type", "object").putObject("properties");
        var answers = given.putObject("answers");
        for (var section : sections()) {
            var name = section.pointer().substring(1);
            schema.set(name, offer.schema().path("properties").path(name));
            answers.set(name, form.path(name).isObject() ? form.path(name) : JsonNodeFactory.instance.objectNode());
        }
        given.set("ui", UiSchema.of(sections(), locale));
        var wrong = given.putObject("problems");
        problems.forEach(wrong::put);
        given.put("alone", step.alone());
        return given.toString();
    }

    /** Sections asked on this page. */
    public List<FormSection> sections() {
        return step.sections();
    }

    /** All sections, for looking over. */
    public List<FormSection> allSections() {
        return FormSchema.of(offer.schema()).sections();
    }

    /** What a control shows. */
    public String value(String pointer) {
        return FormSchema.shown(form, pointer);
    }

    /** What is wrong at a pointer; empty if nothing is. */
    public String problem(String pointer) {
        return problems.getOrDefault(pointer, "");
    }

    /** Whether anything is wrong in a section. */
    public boolean wrong(FormSection section) {
        return problems.keySet().stream().anyMatch(pointer -> pointer.startsWith(section.pointer() + "/"));
    }

    /** Whether a field is asked, going by the other answers. */
    public boolean shows(FormField field) {
        return shown.contains(field.pointer());
    }

    /** Whether a document is asked for, going by the answers. */
    public boolean asks(RequiredDocument document) {
        return documents.contains(document.key());
    }
}
