package io.parkcloud.education.roster;

import io.parkcloud.education.roster.Finding.Code;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an import met, in order; counted to the end, kept up to a limit. */
final class Findings {
    private static final int MOST = 500;
    private static final int LONGEST = 200;

    /** After these, rows are missing that others may refer to. */
    private static final Set<Code> UNREAD = EnumSet.range(Code.ARCHIVE_UNREADABLE, Code.ROW_WIDTH);

    private final List<Finding> kept = new ArrayList<>();
    private int mistakes;
    private boolean unread;

    void add(Code code, String file, long line, String column, String value) {
        add(code, file, line, column, value, "");
    }

    void add(Code code, String file, long line, String column, String value, String wanted) {
        var finding = new Finding(code, file, line, column, cut(value), wanted);
        mistakes += finding.mistake() ? 1 : 0;
        unread |= UNREAD.contains(code);
        if (kept.size() < MOST) {
            kept.add(finding);
        }
    }

    int mistakes() {
        return mistakes;
    }

    /** Whether every row of every file was read, be it right or wrong. */
    boolean complete() {
        return !unread;
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    private static String cut(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }
}
