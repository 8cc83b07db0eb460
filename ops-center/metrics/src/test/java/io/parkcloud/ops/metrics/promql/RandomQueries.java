package io.parkcloud.ops.metrics.promql;

import java.util.List;
import java.util.SplittableRandom;

/** Queries as nobody would think of them, from a seed; half of them are broken on purpose. Of no query does the answer depend on now. */
final class RandomQueries {

    private static final List<String> NAMES = List.of("secret", "up", "a:b", "start", "sum", "tenants", "by_x");
    private static final List<String> LABELS = List.of("job", "kind", "__name__", "tenantx", "on", "x");
    private static final List<String> VALUES =
            List.of("\"\"", "\".*\"", "'a'", "`b`", "\"\\\"} or {\"", "'\"}#'", "\".+|\"", "\"x\\\\\"", "`\\`");
    private static final List<String> BROKEN = List.of(
            "tenant=~\".*\"",
            "{tenant=\"\"}",
            "}",
            "{",
            "\"",
            "`",
            "#",
            "\n",
            "\\",
            " or ",
            "@",
            "[",
            "]",
            "(",
            ")",
            ",",
            "\u0000",
            "offset",
            "{\"a\"}",
            "/*",
            ";",
            "$",
            "\u2028",
            "=");

    private final SplittableRandom random;

    RandomQueries(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One that the language has. */
    String sound() {
        return vector(3);
    }

    /** One that has been tampered with. */
    String broken() {
        var text = new StringBuilder(sound());
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            if (random.nextBoolean() && at < text.length()) {
                text.deleteCharAt(at);
            } else {
                text.insert(at, pick(BROKEN));
            }
        }
        return text.toString();
    }

    private String vector(int depth) {
        if (depth == 0) {
            return selector();
        }
        return switch (random.nextInt(9)) {
            case 0 -> "(%s) or %s".formatted(vector(depth - 1), vector(depth - 1));
            case 1 -> "%s unless on(job) %s".formatted(selector(), selector());
            case 2 -> "sum by (%s) (%s)".formatted(pick(LABELS), vector(depth - 1));
            case 3 -> "count(%s) without (x, y)".formatted(vector(depth - 1));
            case 4 -> "rate(%s[%dm])".formatted(series(), 1 + random.nextInt(9));
            case 5 -> "max_over_time((%s)[10m:1m])".formatted(vector(depth - 1));
            case 6 -> "label_replace(%s, \"tenant\", \"other\", \"job\", %s)".formatted(vector(depth - 1), "\"(.*)\"");
            case 7 ->
                "absent(%s) # %s\n".formatted(vector(depth - 1), pick(BROKEN).replace("\n", ""));
            default -> "%s %s %d".formatted(selector(), pick(List.of("+", "*", "> bool", "^", "%")), random.nextInt(5));
        };
    }

    private String selector() {
        return series() + (random.nextInt(5) == 0 ? " offset 1m" : "");
    }

    private String series() {
        var text = new StringBuilder(random.nextInt(4) == 0 ? "{__name__=~\".+\"," : pick(NAMES) + "{");
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(pick(LABELS.subList(3, LABELS.size())))
                    .append(pick(List.of("!=", "!~")))
                    .append(pick(VALUES.subList(2, 4)))
                    .append(',');
        }
        return text.append('}').toString();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
