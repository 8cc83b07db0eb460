package io.parkcloud.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns that line up, also where a sign is two cells wide. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        rows.add(List.of(header));
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public void print(PrintWriter out) {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** Cells on a terminal: Chinese, Japanese and Korean signs take two (Unicode annex 11). */
    static int width(String text) {
        return text.codePoints()
                .map(c -> (c >= 0x1100 && c <= 0x115f)
                                || (c >= 0x2e80 && c <= 0xa4cf)
                                || (c >= 0xac00 && c <= 0xd7a3)
                                || (c >= 0xf900 && c <= 0xfaff)
                                || (c >= 0xfe30 && c <= 0xfe6f)
                                || (c >= 0xff00 && c <= 0xff60)
                                || (c >= 0x20000 && c <= 0x3fffd)
                        ? 2
                        : 1)
                .sum();
    }
}
