package io.parkcloud.hall.form;

import io.parkcloud.hall.text.LocalText;
import java.util.List;

/**
 * One field as a page shows it.
 *
 * @param pointer JSON pointer of its value
 * @param input how it is entered
 * @param title label
 * @param hint help below the field; empty texts if none
 * @param required whether it must be filled in
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

    /** Element id, as the renderer in the browser makes it. */
    public String id() {
        return "form" + pointer.replace('/', '-');
    }
}
