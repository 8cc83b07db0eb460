package io.parkcloud.hall.item;

import io.parkcloud.hall.attachment.FileKind;
import io.parkcloud.hall.text.LocalText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document an applicant hands in with the form.
 *
 * @param key stable short name within the item
 * @param name what it is
 * @param required whether a case cannot be filed without it
 * @param types kinds of file taken
 * @param when schema the form must match for the document to be asked at all; null asks always
 */
public record RequiredDocument(
        String key,
        LocalText name,
        boolean required,
        List<FileKind> types,
        @Nullable ObjectNode when) {

    public RequiredDocument {
        types = List.copyOf(types);
    }

    /** Value of a file field's {@code accept} attribute. */
    public String accept() {
        return String.join(",", types.stream().map(FileKind::mediaType).toList());
    }

    /** The kinds, for people. */
    public String typeNames() {
        return String.join(" / ", types.stream().map(FileKind::label).toList());
    }
}
