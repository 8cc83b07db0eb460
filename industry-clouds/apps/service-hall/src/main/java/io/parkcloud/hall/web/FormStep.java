package io.parkcloud.hall.web;

import io.parkcloud.hall.form.FormSchema;
import io.parkcloud.hall.form.FormSection;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One page of a form. A short form is one page; a long one has a page for each section and a last one to look everything
 * over, add the documents and send.
 *
 * @param number 1 for the first
 * @param count how many there are
 * @param sections what is asked on it
 * @param last whether it ends with documents and sending
 */
public record FormStep(int number, int count, List<FormSection> sections, boolean last) {
    private static final int SHORT_FORM_FIELDS = 10;

    public FormStep {
        sections = List.copyOf(sections);
    }

    /** The pages of a form. */
    static List<FormStep> of(JsonNode schema) {
        var form = FormSchema.of(schema);
        var sections = form.sections();
        if (sections.size() < 2 || form.fields().size() <= SHORT_FORM_FIELDS) {
            return List.of(new FormStep(1, 1, sections, true));
        }
        var steps = new ArrayList<FormStep>();
        int count = sections.size() + 1;
        for (var section : sections) {
            steps.add(new FormStep(steps.size() + 1, count, List.of(section), false));
        }
        steps.add(new FormStep(count, count, List.of(), true));
        return steps;
    }

    /** The page with this number, the nearest there is for one out of range. */
    static FormStep of(JsonNode schema, int number) {
        var steps = of(schema);
        return steps.get(Math.clamp(number, 1, steps.size()) - 1);
    }

    /** Whether the form has one page only. */
    public boolean alone() {
        return count == 1;
    }

    /** Whether a field or section is asked here. */
    boolean asks(String pointer) {
        return sections.stream()
                .anyMatch(section -> pointer.equals(section.pointer()) || pointer.startsWith(section.pointer() + "/"));
    }
}
