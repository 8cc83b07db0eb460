package io.parkcloud.hall.text;

/** Personal data as lists show it: enough to tell two people apart, too little to carry away. */
public final class Masks {

    private Masks() {}

    /** A name: the first character of a short one, the ends of a long one such as an organisation's. */
    public static String name(String name) {
        int length = name.codePointCount(0, name.length());
        if (length < 2) {
            return name;
        }
        return length <= 4 ? keep(name, 1, 0) : keep(name, 2, 2);
    }

    private static String keep(String text, int head, int tail) {
        int length = text.codePointCount(0, text.length());
        if (length <= head + tail) {
            return "*".repeat(length);
        }
        return text.substring(0, text.offsetByCodePoints(0, head))
                + "*".repeat(length - head - tail)
                + text.substring(text.offsetByCodePoints(text.length(), -tail));
    }
}
