package io.parkcloud.healthcare.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The small print of search values: escapes, lists, prefixes, precision. */
final class QueryText {

    private QueryText() {}

    /** The alternatives of a value, which commas separate; those escaped by a backslash do not. */
    static List<String> alternatives(String value) {
        return split(value, ',');
    }

    /** Splits at a character that no backslash precedes; backslashes stay. */
    static List<String> split(String value, char at) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                part.append(c).append(value.charAt(++i));
            } else if (c == at) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** Takes the backslashes away. */
    static String plain(String value) {
        return value.replaceAll("\\\\(.)", "$1");
    }

    /** A value with the prefix it began with. */
    record Prefixed(Criterion.Prefix prefix, String rest) {}

    /** Reads a prefix; two letters in front of a digit or a sign. */
    static Prefixed prefixed(String value) {
        if (value.length() > 2 && Character.isLetter(value.charAt(0)) && Character.isLetter(value.charAt(1))) {
            var letters = value.substring(0, 2).toUpperCase(Locale.ROOT);
            for (var prefix : Criterion.Prefix.values()) {
                if (prefix.name().equals(letters)) {
                    return new Prefixed(prefix, value.substring(2));
                }
            }
        }
        return new Prefixed(Criterion.Prefix.EQ, value);
    }

    /** Half of the last digit's worth: {@code 5.40} means 5.395 to 5.405. */
    static double tolerance(BigDecimal number) {
        return number.ulp().doubleValue() / 2;
    }

    /** The number; empty if it is none. */
    static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The text as a pattern for LIKE, nothing in it meaning anything. */
    static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
