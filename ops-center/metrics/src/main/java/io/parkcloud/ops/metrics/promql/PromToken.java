package io.parkcloud.ops.metrics.promql;

/**
 * A word of a query.
 *
 * @param text as written; of a string, what it says
 * @param at how many characters stand before it
 */
record PromToken(Type type, String text, int at) {

    enum Type {
        NAME,
        NUMBER,
        DURATION,
        TEXT,
        /** Brackets, commas, operators. */
        SIGN,
        END
    }

    boolean is(String sign) {
        return type == Type.SIGN && text.equals(sign);
    }

    /** Words of the language are the same in capital letters. */
    boolean isWord(String word) {
        return type == Type.NAME && text.equalsIgnoreCase(word);
    }
}
