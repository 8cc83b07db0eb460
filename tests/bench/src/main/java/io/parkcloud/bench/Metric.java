package io.parkcloud.bench;

import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param target what it should be; absent where it only informs
 * @param atMost whether the target is a ceiling rather than a floor
 */
record Metric(
        String name, double value, String unit, @Nullable Double target, boolean atMost) {

    static Metric atLeast(String name, double value, String unit, double target) {
        return new Metric(name, value, unit, target, false);
    }

    static Metric atMost(String name, double value, String unit, double target) {
        return new Metric(name, value, unit, target, true);
    }

    static Metric of(String name, double value, String unit) {
        return new Metric(name, value, unit, null, false);
    }

    boolean ok() {
        return target == null || (atMost ? value <= target : value >= target);
    }
}
