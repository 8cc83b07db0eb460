package io.parkcloud.hall.item;

import io.parkcloud.hall.text.LocalText;
import java.util.stream.Stream;

/**
 * A question applicants often ask.
 *
 * @param question as they ask it
 * @param answer in plain words
 */
public record Question(LocalText question, LocalText answer) {

    boolean isMissingText() {
        return Stream.of(question.zh(), question.en(), answer.zh(), answer.en()).anyMatch(String::isBlank);
    }
}
