package io.parkcloud.ops.metrics.query;

import io.parkcloud.ops.metrics.MetricsErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A question, at one moment or over a range.
 *
 * @param text as its author wrote it
 */
public record MetricsQuery(String text, Instant start, Instant end, Duration step) {

    /** Points of a series that one answer may have. */
    public static final int MOST_POINTS = 2_000;

    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);

    public static MetricsQuery at(String text, Instant moment) {
        return new MetricsQuery(text, moment, moment, SHORTEST_STEP);
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code metrics.query.invalid}, {@code metrics.query.too-large} */
    public MetricsQuery {
        if (step.compareTo(SHORTEST_STEP) < 0) {
            throw MetricsErrors.QUERY_INVALID.error("the step must be one second or more");
        }
        if (end.isBefore(start)) {
            throw MetricsErrors.QUERY_INVALID.error("the range ends at %s, before it begins at %s", end, start);
        }
        long points = Duration.between(start, end).dividedBy(step) + 1;
        if (points > MOST_POINTS) {
            throw MetricsErrors.QUERY_TOO_LARGE.error(
                    "the range has %d points, at most %d are answered; take a longer step", points, MOST_POINTS);
        }
    }

    boolean instant() {
        return start.equals(end);
    }

    List<Double> times() {
        var times = new ArrayList<Double>();
        for (var at = start; !at.isAfter(end); at = at.plus(step)) {
            times.add(seconds(at));
        }
        return times;
    }

    static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1000.0;
    }
}
