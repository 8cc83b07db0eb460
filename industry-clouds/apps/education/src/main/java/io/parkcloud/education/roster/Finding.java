package io.parkcloud.education.roster;

/**
 * Something wrong with an import.
 *
 * @param code what kind of mistake; the pages have a sentence for each that says what to do
 * @param file name of the file; empty if it is about the archive
 * @param line line of the file, the header being 1; 0 if it is about the whole file
 * @param column name of the column; empty if it is about the row
 * @param value what was there
 * @param wanted what would be right, for instance the words that are allowed
 */
public record Finding(Code code, String file, long line, String column, String value, String wanted) {

    /** Kinds of mistake. */
    public enum Code {
        ARCHIVE_UNREADABLE,
        ARCHIVE_TOO_LARGE,
        MANIFEST_MISSING,
        MANIFEST_VERSION,
        MANIFEST_MODE,
        FILE_MISSING,
        FILE_UNDECLARED,
        FILE_MALFORMED,
        FILE_NOT_UTF8,
        COLUMN_MISSING,
        COLUMN_UNKNOWN,
        COLUMN_TWICE,
        ROW_WIDTH,
        VALUE_MISSING,
        VALUE_TOO_LONG,
        ID_INVALID,
        ID_TWICE,
        DATE_INVALID,
        DATES_REVERSED,
        YEAR_INVALID,
        WORD_UNKNOWN,
        STATUS_NOT_IN_BULK,
        INSTANT_INVALID,
        REFERENCE_UNKNOWN,
        REFERENCE_WRONG_TYPE,
        REFERENCE_CIRCULAR,
        STILL_REFERRED_TO,
        USERNAME_TWICE,
        OTHER_SOURCE,
        /** No mistake: the file is not taken. */
        FILE_IGNORED
    }

    /** Whether it keeps the roster from being taken. */
    public boolean mistake() {
        return code != Code.FILE_IGNORED;
    }
}
