package io.parkcloud.education.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The longer texts of a form.
 *
 * @param keywords more words to find something by
 * @param description what it is
 */
public record WordsForm(@Nullable String keywords, @Nullable String description) {

    /** The keywords, empty if the form had none. */
    String keywordsOrNone() {
        return Objects.requireNonNullElse(keywords, "");
    }

    /** The description, empty if the form had none. */
    String descriptionOrNone() {
        return Objects.requireNonNullElse(description, "");
    }
}
