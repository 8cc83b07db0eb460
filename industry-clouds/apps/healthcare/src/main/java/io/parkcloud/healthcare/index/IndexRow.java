package io.parkcloud.healthcare.index;

import io.parkcloud.healthcare.store.Keys;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** One value that a resource can be found by. */
public sealed interface IndexRow {
    /** Longest text kept in an index; longer ones are cut, and found by their beginning. */
    int LONGEST = 100;

    Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Number of the parameter. */
    int param();

    /** A code of a system, or a URI. */
    record Token(int param, long codeHash, long systemHash, String code) implements IndexRow {
        /** A code; the system is empty if it has none. */
        public static Token of(int param, String system, String code) {
            return new Token(param, Keys.hash(code), system.isEmpty() ? 0 : Keys.hash(system), cut(code));
        }
    }

    /** A text, without case and accents; the hash is of the text as it was. */
    record Text(int param, String folded, long exactHash) implements IndexRow {
        public static Text of(int param, String text) {
            return new Text(param, cut(fold(text)), Keys.hash(text));
        }
    }

    /** A stretch of time. */
    record Time(int param, Span span) implements IndexRow {}

    /** A reference; the type is empty for one that points elsewhere. */
    record Link(int param, String targetType, String targetId) implements IndexRow {}

    /** A number with a unit or without. */
    record Amount(int param, double value, long systemHash, long codeHash) implements IndexRow {}

    /** The text without case, accents and surplus blanks, which is how texts are compared. */
    static String fold(String text) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    }

    /** At most as much as an index keeps. */
    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
