package io.parkcloud.education.library;

import io.parkcloud.education.library.LibraryItem.Card;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;

/** What people write about a resource, made sure of. */
public final class Cards {
    private static final int LONGEST_NAME = 120;

    private Cards() {}

    /** A card of what was typed. */
    public static Card of(String title, String subject, String grade, String keywords, String description) {
        return new Card(title.strip(), subject.strip(), grade.strip(), keywords.strip(), description.strip());
    }

    static void check(Card card) {
        within("title", card.title(), 1, 120);
        within("subject", card.subject(), 0, 60);
        within("grade", card.grade(), 0, 60);
        within("keywords", card.keywords(), 0, 200);
        within("description", card.description(), 0, 2_000);
    }

    /** @throws EducationException {@code FIELD_INVALID} */
    public static void within(String field, String value, int least, int most) {
        int length = value.codePointCount(0, value.length());
        boolean odd = value.chars().anyMatch(c -> c < 32 && c != '\n' && c != '\r' && c != '\t');
        if (length < least || length > most || odd) {
            throw new EducationException(
                    Problem.FIELD_INVALID,
                    "The field '" + field + "' has " + length + " characters; " + least + " to " + most
                            + " are taken, none of them a control character");
        }
    }

    /** Names come from strangers: path and control characters go, length is cut from the front, so that the ending stays. */
    static String fileName(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "_").strip();
        int length = clean.codePointCount(0, clean.length());
        var cut = length > LONGEST_NAME ? clean.substring(clean.offsetByCodePoints(0, length - LONGEST_NAME)) : clean;
        return cut.isEmpty() ? "file" : cut;
    }
}
