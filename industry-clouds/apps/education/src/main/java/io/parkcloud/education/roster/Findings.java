package io.parkcloud.education.roster;

import io.parkcloud.education.roster.Finding.Code;
import java.util.ArrayList;
import java.util.List;

/** What an import met, in order; counted to the end, kept up to a limit. */
final class Findings {
    private static final int MOST = 500;
    private static final int LONGEST = 200;

    private final List<Finding> kept = new ArrayList<>();
    private int mistakes;

    void add(Code code, String file, long line, String column, String value) {
        add(code, file, line, column, value, "");
    }

    void add(Code code, String file, long line, String column, String value, String wanted) {
        var finding = new Finding(code, file, line, column, cut(value), wanted);
        mistakes += finding.mistake() ? 1 : 0;
        if (kept.size() < MOST) {
            kept.add(finding);
        }
    }

    int mistakes() {
        return mistakes;
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    private static String cut(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }
}
