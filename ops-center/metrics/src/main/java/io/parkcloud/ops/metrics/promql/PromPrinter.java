package io.parkcloud.ops.metrics.promql;

import io.parkcloud.ops.metrics.promql.PromExpr.Aggregation;
import io.parkcloud.ops.metrics.promql.PromExpr.Binary;
import io.parkcloud.ops.metrics.promql.PromExpr.Call;
import io.parkcloud.ops.metrics.promql.PromExpr.Matcher;
import io.parkcloud.ops.metrics.promql.PromExpr.Pairing;
import io.parkcloud.ops.metrics.promql.PromExpr.Selector;
import io.parkcloud.ops.metrics.promql.PromExpr.Shift;
import io.parkcloud.ops.metrics.promql.PromExpr.Subquery;
import io.parkcloud.ops.metrics.promql.PromExpr.Unary;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a tree so that it can be read in one way only: every selector in braces, the name as a label like the others, every
 * operand in parentheses. Bare words come from the lists of the language or are names of labels between parentheses.
 */
public final class PromPrinter {

    private PromPrinter() {}

    public static String print(PromExpr expression) {
        return switch (expression) {
            case PromExpr.Figure number -> number(number.value());
            case PromExpr.Text text -> quoted(text.value());
            case Selector selector -> selector(selector);
            case Subquery subquery ->
                "(%s)[%dms:%s]%s"
                        .formatted(
                                print(subquery.of()),
                                subquery.range(),
                                subquery.step().map(step -> step + "ms").orElse(""),
                                shift(subquery.shift()));
            case Call call -> call.function() + arguments(call.arguments());
            case Aggregation aggregation ->
                aggregation.operator()
                        + aggregation
                                .grouping()
                                .map(g -> (g.without() ? " without " : " by ") + labels(g.labels()) + " ")
                                .orElse("")
                        + arguments(aggregation.arguments());
            case Binary binary ->
                "(%s) %s%s (%s)"
                        .formatted(
                                print(binary.left()),
                                binary.operator(),
                                pairing(binary.pairing()),
                                print(binary.right()));
            case Unary unary -> unary.sign() + "(" + print(unary.of()) + ")";
        };
    }

    private static String selector(Selector selector) {
        var matchers = selector.matchers().stream().map(PromPrinter::matcher).collect(Collectors.joining(","));
        var range = selector.range().map(r -> "[" + r + "ms]").orElse("");
        return "{" + matchers + "}" + range + shift(selector.shift());
    }

    private static String matcher(Matcher matcher) {
        return matcher.label() + matcher.operator() + quoted(matcher.value());
    }

    private static String shift(Shift shift) {
        return shift.at().map(at -> " @ " + at).orElse("")
                + shift.offset().map(offset -> " offset " + offset + "ms").orElse("");
    }

    private static String pairing(Pairing pairing) {
        return (pairing.bool() ? " bool" : "")
                + pairing.by()
                        .map(on -> (on.ignoring() ? " ignoring " : " on ") + labels(on.labels()))
                        .orElse("")
                + pairing.many()
                        .map(many -> (many.left() ? " group_left " : " group_right ") + labels(many.labels()))
                        .orElse("");
    }

    private static String arguments(List<PromExpr> arguments) {
        return arguments.stream().map(PromPrinter::print).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String labels(List<String> labels) {
        return "(" + String.join(", ", labels) + ")";
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Inf" : "-Inf";
        }
        return Double.toString(value);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append("\\x%02x".formatted(c));
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                quoted.append("\\ufffd"); // Half a character would travel as something else.
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
