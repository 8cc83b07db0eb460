package io.parkcloud.ops.metrics.promql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of the language, of Prometheus 2.42 without what is experimental there. */
final class PromWords {

    static final Set<String> AGGREGATIONS = Set.of(
            "sum",
            "avg",
            "count",
            "min",
            "max",
            "group",
            "stddev",
            "stdvar",
            "topk",
            "bottomk",
            "quantile",
            "count_values");

    static final Set<String> FUNCTIONS = Set.of(
            ("abs absent absent_over_time acos acosh asin asinh atan atanh avg_over_time ceil changes clamp clamp_max clamp_min"
                            + " cos cosh count_over_time day_of_month day_of_week day_of_year days_in_month deg delta deriv exp"
                            + " floor histogram_quantile holt_winters hour idelta increase irate label_join label_replace"
                            + " last_over_time ln log10 log2 max_over_time min_over_time minute month pi predict_linear"
                            + " present_over_time quantile_over_time rad rate resets round scalar sgn sin sinh sort sort_desc"
                            + " sqrt stddev_over_time stdvar_over_time sum_over_time tan tanh time timestamp vector year")
                    .split(" "));

    /** From the loosest to the tightest. */
    private static final List<Set<String>> BINARY = List.of(
            Set.of("or"),
            Set.of("and", "unless"),
            Set.of("==", "!=", "<=", "<", ">=", ">"),
            Set.of("+", "-"),
            Set.of("*", "/", "%", "atan2"),
            Set.of("^"));

    static final int TIGHTEST = BINARY.size() - 1;

    /** Words that are no names of metrics where one could stand. */
    private static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "unless",
            "atan2",
            "by",
            "without",
            "on",
            "ignoring",
            "group_left",
            "group_right",
            "bool",
            "offset");

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<=", "<", ">=", ">");
    private static final Set<String> SETS = Set.of("and", "or", "unless");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Map<String, Long> UNITS = Map.of(
            "ms",
            1L,
            "s",
            1_000L,
            "m",
            60_000L,
            "h",
            3_600_000L,
            "d",
            86_400_000L,
            "w",
            604_800_000L,
            "y",
            31_536_000_000L);

    private PromWords() {}

    /** How tightly the operator binds; -1 if it is none. */
    static int tightness(PromToken token) {
        var word = operator(token);
        for (int i = 0; word != null && i < BINARY.size(); i++) {
            if (BINARY.get(i).contains(word)) {
                return i;
            }
        }
        return -1;
    }

    /** The operator as it is written here; null for what cannot be one. */
    static @Nullable String operator(PromToken token) {
        return switch (token.type()) {
            case SIGN -> token.text();
            case NAME -> lower(token.text());
            case NUMBER, DURATION, TEXT, END -> null;
        };
    }

    static boolean reserved(String name) {
        return RESERVED.contains(lower(name));
    }

    static boolean comparison(String operator) {
        return COMPARISONS.contains(operator);
    }

    static boolean set(String operator) {
        return SETS.contains(operator);
    }

    static boolean label(String name) {
        return LABEL.matcher(name).matches();
    }

    /** Milliseconds of a time such as {@code 1h30m}. @throws ArithmeticException if that is longer than can be counted */
    static long milliseconds(String duration) {
        long sum = 0;
        var parts = Pattern.compile("([0-9]+)(ms|[smhdwy])").matcher(duration);
        while (parts.find()) {
            var unit = UNITS.get(parts.group(2));
            if (unit == null || parts.group(1).length() > 12) {
                throw new ArithmeticException(duration);
            }
            sum = Math.addExact(sum, Math.multiplyExact(Long.parseLong(parts.group(1)), unit));
        }
        return sum;
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
