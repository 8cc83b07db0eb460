package io.parkcloud.ops.metrics.query;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.metrics.MetricsErrors;
import io.parkcloud.ops.metrics.promql.PromExpr;
import io.parkcloud.ops.metrics.promql.PromParser;
import io.parkcloud.ops.metrics.promql.PromScope;
import java.time.Duration;

/** The one way to the metrics: a query is read, put into its place, kept within limits, and asked. Thread-safe. */
public final class MetricQueries {

    /** Time that one selector may look back upon. */
    private static final Duration LONGEST_RANGE = Duration.ofDays(31);

    private static final int MOST_SELECTORS = 20;
    private static final int MOST_SUBQUERY_POINTS = 2_000;

    /** A subquery without a step of its own is evaluated as often as series are collected, or less often. */
    private static final Duration USUAL_STEP = Duration.ofSeconds(15);

    private final MetricsStore store;
    private final int atOnce;
    private final Turns turns;

    /** @param atOnce queries of one asker at the same time */
    public MetricQueries(MetricsStore store, int atOnce) {
        this.store = store;
        this.atOnce = atOnce;
        this.turns = new Turns(Integer.MAX_VALUE, atOnce);
    }

    /**
     * Asks within a place.
     *
     * @param asker whose share of the service it takes: an organisation, or the platform
     * @throws io.parkcloud.kernel.PlatformException codes of {@link MetricsErrors}
     */
    public MetricsAnswer ask(ResourceId asker, PromScope scope, MetricsQuery query) {
        var expression = checked(scope, query.text());
        if (!turns.enter(asker)) {
            throw MetricsErrors.BUSY.error("%d queries of yours are running; ask again in a moment", atOnce);
        }
        try {
            return store.ask(expression, query);
        } finally {
            turns.leave(asker);
        }
    }

    /** Whether it could be asked there, without asking. @throws io.parkcloud.kernel.PlatformException if not */
    public static PromExpr checked(PromScope scope, String text) {
        var expression = scope.within(PromParser.parse(text));
        int selectors = limited(expression);
        if (selectors > MOST_SELECTORS) {
            throw MetricsErrors.QUERY_TOO_LARGE.error(
                    "the query selects series %d times, at most %d are allowed", selectors, MOST_SELECTORS);
        }
        return expression;
    }

    /** @return how often it selects series */
    private static int limited(PromExpr expression) {
        switch (expression) {
            case PromExpr.Selector s -> {
                s.range().ifPresent(MetricQueries::requireShort);
                return 1;
            }
            case PromExpr.Subquery s -> {
                requireShort(s.range());
                long step = Math.max(1, s.step().orElse(USUAL_STEP.toMillis()));
                if (s.range() / step > MOST_SUBQUERY_POINTS) {
                    throw MetricsErrors.QUERY_TOO_LARGE.error(
                            "a subquery has %d points, at most %d are allowed; take a longer step",
                            s.range() / step, MOST_SUBQUERY_POINTS);
                }
            }
            case PromExpr.Figure n -> {}
            case PromExpr.Text t -> {}
            case PromExpr.Call c -> {}
            case PromExpr.Aggregation a -> {}
            case PromExpr.Binary b -> {}
            case PromExpr.Unary u -> {}
        }
        return expression.parts().stream().mapToInt(MetricQueries::limited).sum();
    }

    private static void requireShort(long milliseconds) {
        if (milliseconds > LONGEST_RANGE.toMillis()) {
            throw MetricsErrors.QUERY_TOO_LARGE.error(
                    "a range looks back %d hours, at most %d are allowed",
                    milliseconds / 3_600_000, LONGEST_RANGE.toHours());
        }
    }
}
