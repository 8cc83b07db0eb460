package io.parkcloud.ops.metrics.query;

import io.parkcloud.ops.metrics.promql.PromExpr;

/** What keeps the series. Whatever it is asked has been put into its place already. */
@FunctionalInterface
public interface MetricsStore {

    /**
     * Asks. The text of {@code query} is not looked at: {@code expression} is what is asked.
     * @throws io.parkcloud.kernel.PlatformException {@code metrics.unavailable}; {@code metrics.query.invalid} if its types do
     *     not fit together; {@code metrics.query.too-large} if it would touch too much
     */
    MetricsAnswer ask(PromExpr expression, MetricsQuery query);
}
