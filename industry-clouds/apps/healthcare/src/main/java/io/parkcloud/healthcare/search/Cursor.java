package io.parkcloud.healthcare.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a page has ended: the sort keys and the row of its last match. What is added or removed meanwhile moves nothing.
 *
 * @param total number of matches as it was counted for the first page; -1 if it was not
 * @param keys the last match's sort keys
 * @param pk the last match's row
 */
record Cursor(long total, List<Object> keys, long pk) {
    private static final String APART = "\u001f";

    /** As it stands in a link. */
    String encode() {
        var parts = new ArrayList<String>();
        parts.add(Long.toString(total));
        parts.add(Long.toString(pk));
        for (var key : keys) {
            parts.add((key instanceof Long ? "l" : key instanceof Double ? "d" : "t") + key);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(APART, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws SearchException if it is none of ours */
    static Optional<Cursor> decode(String text, int keys) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(APART, -1);
            if (parts.length != keys + 2) {
                throw new IllegalArgumentException("it has " + parts.length + " parts");
            }
            var values = new ArrayList<Object>();
            for (int i = 2; i < parts.length; i++) {
                var value = parts[i].substring(1);
                values.add(
                        switch (parts[i].charAt(0)) {
                            case 'l' -> (Object) Long.valueOf(value);
                            case 'd' -> Double.valueOf(value);
                            default -> value;
                        });
            }
            return Optional.of(new Cursor(Long.parseLong(parts[0]), values, Long.parseLong(parts[1])));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new SearchException("_after='" + text + "' is not from a link of ours; begin with the first page");
        }
    }
}
