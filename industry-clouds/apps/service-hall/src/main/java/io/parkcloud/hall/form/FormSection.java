package io.parkcloud.hall.form;

import io.parkcloud.hall.text.LocalText;
import java.util.List;

/**
 * Fields under one heading.
 *
 * @param pointer JSON pointer of the section
 * @param title heading
 * @param fields fields in order
 */
public record FormSection(String pointer, LocalText title, List<FormField> fields) {

    public FormSection {
        fields = List.copyOf(fields);
    }
}
