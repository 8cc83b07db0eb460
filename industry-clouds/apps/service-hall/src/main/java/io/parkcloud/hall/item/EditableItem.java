package io.parkcloud.hall.item;

import io.parkcloud.hall.text.LocalText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An item as an administrator has it in front of them.
 *
 * @param item the item
 * @param active whether it is offered
 * @param revision raised with each change
 * @param fields what can be changed
 * @param forms versions of its form, the newest first
 */
public record EditableItem(ServiceItem item, boolean active, int revision, List<Field> fields, List<Version> forms) {

    public EditableItem {
        fields = List.copyOf(fields);
        forms = List.copyOf(forms);
    }

    /** Answers that a document can depend on. */
    public List<DocumentCondition> conditions() {
        return DocumentCondition.of(item.schema());
    }

    /** What a document depends on, in words; empty if on nothing, or on more than one answer. */
    public Optional<LocalText> conditionOf(RequiredDocument document) {
        return conditions().stream()
                .filter(condition -> condition.schema().equals(document.when()))
                .map(DocumentCondition::told)
                .findFirst();
    }

    /**
     * Something that can be changed.
     *
     * @param pointer JSON pointer in the item
     * @param value what it is now
     * @param number whether it is a whole number
     */
    public record Field(String pointer, String value, boolean number) {

        /** Name of the message that labels it: the pointer without places in lists and without the language. */
        public String label() {
            return "item.field"
                    + pointer.replaceAll("/\\d+", "")
                            .replaceAll("/(zh|en)$", "")
                            .replace('/', '.');
        }

        /** Place in a list, counted from 1, and the language, where there are such. */
        public String suffix() {
            var place = pointer.replaceAll("\\D*(\\d+)?.*", "$1");
            var language = pointer.endsWith("/zh") ? "中文" : pointer.endsWith("/en") ? "English" : "";
            return (place.isEmpty() ? "" : (Integer.parseInt(place) + 1) + " ") + language;
        }
    }

    /**
     * A version of the form.
     *
     * @param number number
     * @param publishedAt when; null for one that came with the program
     * @param publishedBy who; null for one that came with the program
     * @param openCases cases not decided that were filed under it
     */
    public record Version(
            int number,
            @Nullable Instant publishedAt,
            @Nullable String publishedBy,
            long openCases) {}
}
