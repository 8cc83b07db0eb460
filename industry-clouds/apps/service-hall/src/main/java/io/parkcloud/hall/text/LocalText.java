package io.parkcloud.hall.text;

import java.util.Locale;

/**
 * A text in both languages.
 *
 * @param zh simplified Chinese, the hall's first language
 * @param en English
 */
public record LocalText(String zh, String en) {

    /** The text for a reader with this locale: English for English, Chinese for everybody else. */
    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) && !en.isBlank() ? en : zh;
    }

    /** Whether it lacks one of the languages. */
    public boolean lacksLanguage() {
        return zh.isBlank() || en.isBlank();
    }
}
