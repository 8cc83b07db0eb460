package io.parkcloud.education.library;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words of a text as they are searched: the text is cut where there is neither letter nor digit, and each piece into every two
 * characters that follow each other. So a search finds what is inside of a word too, and Chinese needs no word list.
 */
final class Grams {
    private static final int LONGEST_PIECE = 60;

    private Grams() {}

    /** The pieces, in one form of their letters: full-width as half-width, capitals as small ones. */
    static List<String> pieces(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var pieces = new ArrayList<String>();
        for (var piece : plain.split("[^\\p{L}\\p{N}]+")) {
            if (!piece.isEmpty()) {
                pieces.add(piece.substring(0, piece.offsetByCodePoints(0, Math.min(LONGEST_PIECE, length(piece)))));
            }
        }
        return pieces;
    }

    /** What is kept of a text: its pairs, and its last characters, so that every character begins some gram. */
    static Set<String> kept(String text) {
        var grams = new LinkedHashSet<String>();
        for (var piece : pieces(text)) {
            grams.addAll(pairs(piece));
            grams.add(piece.substring(piece.offsetByCodePoints(piece.length(), -1)));
        }
        return grams;
    }

    /** The pairs of a piece; none if it is a single character. */
    static Set<String> pairs(String piece) {
        var points = piece.codePoints().toArray();
        var pairs = new LinkedHashSet<String>();
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(new String(points, i, 2));
        }
        return pairs;
    }

    static int length(String piece) {
        return piece.codePointCount(0, piece.length());
    }
}
