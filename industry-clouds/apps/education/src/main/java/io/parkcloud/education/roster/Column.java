package io.parkcloud.education.roster;

import java.util.List;
import java.util.Locale;

/**
 * A column of a CSV file, and of the table that keeps it.
 *
 * @param name as in the header, such as {@code parentSourcedId}
 * @param cell what its cells hold
 * @param needed whether a cell must not be empty
 * @param most longest content, in characters
 * @param target {@link RosterFile#csv} of what a reference leads to; empty if it is none
 * @param words what an enumeration allows; empty if it is none
 */
public record Column(String name, Cell cell, boolean needed, int most, String target, List<String> words) {
    private static final int TEXT = 255;
    private static final int LONG_TEXT = 1_000;

    /** What a cell holds. */
    public enum Cell {
        TEXT,
        /** Texts, separated by commas. */
        LIST,
        /** {@code yyyy-mm-dd}. */
        DATE,
        /** {@code yyyy}. */
        YEAR,
        /** One of a few words. */
        WORD,
        /** The sourcedId of a row elsewhere. */
        REFERENCE,
        /** Several of them, separated by commas. */
        REFERENCES,
        /** Known to the specification and not kept. */
        IGNORED
    }

    static Column text(String name) {
        return new Column(name, Cell.TEXT, false, TEXT, "", List.of());
    }

    static Column text(String name, int most) {
        return new Column(name, Cell.TEXT, false, most, "", List.of());
    }

    static Column list(String name) {
        return new Column(name, Cell.LIST, false, LONG_TEXT, "", List.of());
    }

    static Column date(String name) {
        return new Column(name, Cell.DATE, false, 10, "", List.of());
    }

    static Column year(String name) {
        return new Column(name, Cell.YEAR, false, 4, "", List.of());
    }

    static Column word(String name, String... words) {
        return new Column(name, Cell.WORD, false, TEXT, "", List.of(words));
    }

    static Column to(String target, String name) {
        return new Column(name, Cell.REFERENCE, false, TEXT, target, List.of());
    }

    static Column toSome(String target, String name) {
        return new Column(name, Cell.REFERENCES, false, 4_000, target, List.of());
    }

    static Column ignored(String name) {
        return new Column(name, Cell.IGNORED, false, LONG_TEXT, "", List.of());
    }

    Column must() {
        return new Column(name, cell, true, most, target, words);
    }

    /** Whether the table has it. */
    public boolean kept() {
        return cell != Cell.IGNORED;
    }

    /** Whether its cells name rows elsewhere. */
    public boolean refers() {
        return cell == Cell.REFERENCE || cell == Cell.REFERENCES;
    }

    /** Its name in the table, quoted: some are words of SQL. */
    public String sql() {
        return "`" + plain() + "`";
    }

    /** Its name in the table. */
    public String plain() {
        return snake(name);
    }

    static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
