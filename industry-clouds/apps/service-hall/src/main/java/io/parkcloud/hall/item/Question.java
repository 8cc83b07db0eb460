package io.parkcloud.hall.item;

import io.parkcloud.hall.text.LocalText;

/**
 * A question applicants often ask.
 *
 * @param question as they ask it
 * @param answer in plain words
 */
public record Question(LocalText question, LocalText answer) {

    boolean isMissingText() {
        return question.lacksLanguage() || answer.lacksLanguage();
    }
}
