package io.parkcloud.hall.form;

import io.parkcloud.hall.text.LocalText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field as a page shows it.
 *
 * @param pointer JSON pointer of its value
 * @param input how it is entered
 * @param title label
 * @param hint help below the field; empty texts if none
 * @param required whether it must be filled in
 * @param minimum least value, as text for the {@code min} attribute; null if none
 * @param maximum greatest value; null if none
 * @param maxLength most characters; null if none
 * @param pattern regular expression the whole value must match; null if none
 * @param choices what can be chosen, for {@link Input#CHOICE}
 * @param meaning what the value means in any form, such as {@code person.name}; empty if nothing shared
 * @param conditional whether it is asked only for certain answers to other fields
 */
public record FormField(
        String pointer,
        Input input,
        LocalText title,
        LocalText hint,
        boolean required,
        @Nullable String minimum,
        @Nullable String maximum,
        @Nullable Integer maxLength,
        @Nullable String pattern,
        List<Choice> choices,
        String meaning,
        boolean conditional) {

    public FormField {
        choices = List.copyOf(choices);
    }

    /** How a field is entered. */
    public enum Input {
        TEXT,
        MULTILINE,
        INTEGER,
        NUMBER,
        BOOLEAN,
        CHOICE,
        DATE
    }

    /**
     * One choice.
     *
     * @param value stored value
     * @param label what people read
     */
    public record Choice(String value, LocalText label) {}

    /** Name of the HTML control. */
    public String control() {
        return FormSchema.CONTROL_PREFIX + pointer;
    }

    /** Element id, without characters that would need escaping in a link. */
    public String id() {
        return pointer.substring(1).replace('/', '-');
    }
}
