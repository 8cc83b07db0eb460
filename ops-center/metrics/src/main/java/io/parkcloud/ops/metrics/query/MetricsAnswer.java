package io.parkcloud.ops.metrics.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a query came to, as a table: a column of times, and a column of values for each series.
 *
 * @param times seconds since the epoch, ascending
 */
public record MetricsAnswer(List<Double> times, List<Series> series) {

    public MetricsAnswer {
        times = List.copyOf(times);
        series = List.copyOf(series);
    }

    /**
     * One series.
     *
     * @param labels without its name, if the query left that out
     * @param values one for each time; null where there is none, or none that is a number
     */
    public record Series(Map<String, String> labels, List<@Nullable Double> values) {
        public Series {
            labels = Collections.unmodifiableMap(new TreeMap<>(labels));
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }
}
