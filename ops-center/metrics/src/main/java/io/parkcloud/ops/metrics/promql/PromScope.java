package io.parkcloud.ops.metrics.promql;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.metrics.MetricsErrors;
import io.parkcloud.ops.metrics.promql.PromExpr.Aggregation;
import io.parkcloud.ops.metrics.promql.PromExpr.Binary;
import io.parkcloud.ops.metrics.promql.PromExpr.Call;
import io.parkcloud.ops.metrics.promql.PromExpr.Matcher;
import io.parkcloud.ops.metrics.promql.PromExpr.Selector;
import io.parkcloud.ops.metrics.promql.PromExpr.Subquery;
import io.parkcloud.ops.metrics.promql.PromExpr.Unary;
import java.util.List;

/**
 * Whose series a query may see. Every selector of the tree gets the labels of the place as matchers that must hold beside its own,
 * so whatever it asks for besides can only make it see less.
 *
 * @param fixed labels with their only value; an empty value stands for series that have no such label
 */
public record PromScope(List<Matcher> fixed) {

    public static final String TENANT = "tenant";
    public static final String PROJECT = "project";

    /** What the platform measures of itself and its hosts: series of nobody in particular. */
    public static final PromScope PLATFORM = new PromScope(List.of(new Matcher(TENANT, "=", "")));

    public PromScope {
        fixed = List.copyOf(fixed);
    }

    /** Everything of an organisation. */
    public static PromScope of(ResourceId tenant) {
        return new PromScope(List.of(new Matcher(TENANT, "=", tenant.toString())));
    }

    /** Everything of one project. */
    public static PromScope of(ResourceId tenant, ResourceId project) {
        return new PromScope(
                List.of(new Matcher(TENANT, "=", tenant.toString()), new Matcher(PROJECT, "=", project.toString())));
    }

    /**
     * The query as it may be asked.
     *
     * @throws io.parkcloud.kernel.PlatformException {@code metrics.query.label-reserved} if it matches on one of these labels
     *     itself: what is meant by that could only be something else
     */
    public PromExpr within(PromExpr expression) {
        return switch (expression) {
            case PromExpr.Figure number -> number;
            case PromExpr.Text text -> text;
            case Selector selector -> {
                selector.matchers().forEach(this::requireFree);
                yield selector.and(fixed);
            }
            case Subquery s -> new Subquery(within(s.of()), s.range(), s.step(), s.shift());
            case Call c -> new Call(c.function(), all(c.arguments()));
            case Aggregation a -> new Aggregation(a.operator(), a.grouping(), all(a.arguments()));
            case Binary b -> new Binary(b.operator(), b.pairing(), within(b.left()), within(b.right()));
            case Unary u -> new Unary(u.sign(), within(u.of()));
        };
    }

    private List<PromExpr> all(List<PromExpr> parts) {
        return parts.stream().map(this::within).toList();
    }

    private void requireFree(Matcher matcher) {
        if (fixed.stream().anyMatch(f -> f.label().equals(matcher.label()))) {
            throw MetricsErrors.LABEL_RESERVED.error(
                    "the label \"%s\" follows from where you ask; leave it out", matcher.label());
        }
    }
}
