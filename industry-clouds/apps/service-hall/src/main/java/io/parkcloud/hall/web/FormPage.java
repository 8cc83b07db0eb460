package io.parkcloud.hall.web;

import io.parkcloud.hall.form.FormSchema;
import io.parkcloud.hall.form.FormSection;
import io.parkcloud.hall.item.ServiceItem;
import io.parkcloud.hall.problem.FieldProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A form as a page shows it, with what is filled in and what is wrong.
 *
 * @param item item
 * @param sections sections of fields
 * @param form values
 * @param key idempotency key
 * @param problems messages by pointer
 */
public record FormPage(
        ServiceItem item, List<FormSection> sections, JsonNode form, String key, Map<String, String> problems) {

    static FormPage empty(ServiceItem item, JsonNode form, String key) {
        return of(item, form, key, List.of(), FieldProblem::code);
    }

    static FormPage of(
            ServiceItem item,
            JsonNode form,
            String key,
            List<FieldProblem> problems,
            Function<FieldProblem, String> message) {
        var messages = new LinkedHashMap<String, String>();
        problems.forEach(problem -> messages.putIfAbsent(problem.pointer(), message.apply(problem)));
        return new FormPage(item, FormSchema.of(item.schema()).sections(), form, key, messages);
    }

    /** What a control shows. */
    public String value(String pointer) {
        return FormSchema.shown(form, pointer);
    }

    /** What is wrong at a pointer; empty if nothing is. */
    public String problem(String pointer) {
        return problems.getOrDefault(pointer, "");
    }
}
