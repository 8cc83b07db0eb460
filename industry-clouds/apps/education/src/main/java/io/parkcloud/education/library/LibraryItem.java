package io.parkcloud.education.library;

import java.time.Instant;
import java.util.Set;

/**
 * A resource.
 *
 * @param number order of arrival
 * @param id for addresses
 * @param schoolId whose it is
 * @param schoolName for people
 * @param owner sign-in name of who brought it
 * @param ownerName for people
 * @param card what it is called and about
 * @param visibility who sees it
 * @param shared the schools it is shared with by name
 * @param file its content
 * @param createdAt when it came
 * @param downloads how often it was fetched
 */
public record LibraryItem(
        long number,
        String id,
        String schoolId,
        String schoolName,
        String owner,
        String ownerName,
        Card card,
        Visibility visibility,
        Set<String> shared,
        Content file,
        Instant createdAt,
        int downloads) {

    /** Who sees a resource. */
    public enum Visibility {
        /** The school it belongs to. */
        SCHOOL,
        /** And schools that are named. */
        NAMED,
        /** Every school. */
        ALL
    }

    /**
     * What a resource is called and about.
     *
     * @param title name, 1 to 120 characters
     * @param subject such as mathematics; empty if of none
     * @param grade whom it is for; empty if it does not matter
     * @param keywords more words to find it by
     * @param description what it is
     */
    public record Card(String title, String subject, String grade, String keywords, String description) {
        private static final int SEARCHED = 3_000;

        /** What a search looks at, in the pieces that it is cut into; one form of the letters can be longer than what was typed. */
        String searched() {
            var text = String.join(" ", Grams.pieces(String.join(" ", title, subject, grade, keywords, description)));
            int length = Grams.length(text);
            return length > SEARCHED ? text.substring(0, text.offsetByCodePoints(0, SEARCHED)) : text;
        }
    }

    /**
     * The content of a resource.
     *
     * @param name what it is called when it is fetched
     * @param kind what it is
     * @param sizeBytes length
     * @param sha256 digest in hexadecimal
     */
    public record Content(String name, FileKind kind, long sizeBytes, String sha256) {}
}
