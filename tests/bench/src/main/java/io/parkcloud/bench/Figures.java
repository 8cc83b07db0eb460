package io.parkcloud.bench;

import java.util.Arrays;

/** Medians and percentiles. */
final class Figures {

    private Figures() {}

    static double median(double... values) {
        return percentile(values, 50);
    }

    /** Nearest rank. */
    static double percentile(double[] values, double percent) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }
}
