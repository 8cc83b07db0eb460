package io.parkcloud.healthcare.index;

import java.util.ArrayList;
import java.util.List;

/** Takes the parts about one type out of an expression that R4 defines for many types at once. */
final class Splitter {

    private Splitter() {}

    /** @return the alternatives that begin with the type, or with no type at all */
    static List<String> pathsOf(String type, String path) {
        var mine = new ArrayList<String>();
        for (var part : alternatives(path == null ? "" : path)) {
            var bare = part.replaceFirst("^[(\\s]+", "");
            var first = bare.split("\\W", 2)[0];
            if (first.equals(type) || (!first.isEmpty() && !Character.isUpperCase(first.charAt(0)))) {
                mine.add(part);
            }
        }
        return mine;
    }

    /** What stands between bars outside of parentheses. */
    private static List<String> alternatives(String path) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                parts.add(path.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(path.substring(from).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
