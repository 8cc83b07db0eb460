package io.parkcloud.ops.metrics.promql;

import io.parkcloud.kernel.PlatformException;
import io.parkcloud.ops.metrics.MetricsErrors;
import io.parkcloud.ops.metrics.promql.PromExpr.Aggregation;
import io.parkcloud.ops.metrics.promql.PromExpr.Binary;
import io.parkcloud.ops.metrics.promql.PromExpr.Call;
import io.parkcloud.ops.metrics.promql.PromExpr.Grouping;
import io.parkcloud.ops.metrics.promql.PromExpr.Many;
import io.parkcloud.ops.metrics.promql.PromExpr.Matcher;
import io.parkcloud.ops.metrics.promql.PromExpr.On;
import io.parkcloud.ops.metrics.promql.PromExpr.Pairing;
import io.parkcloud.ops.metrics.promql.PromExpr.Selector;
import io.parkcloud.ops.metrics.promql.PromExpr.Shift;
import io.parkcloud.ops.metrics.promql.PromExpr.Subquery;
import io.parkcloud.ops.metrics.promql.PromExpr.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a query. Whether its types fit together, the metrics service finds out: nothing of that lets anybody see more. */
public final class PromParser {

    private static final int LONGEST = 4_096;
    private static final int DEEPEST = 40;
    private static final Set<String> MATCHES = Set.of("=", "!=", "=~", "!~");
    private static final String OPEN = "(";
    private static final String CLOSE = ")";
    private static final String COMMA = ",";

    private final List<PromToken> tokens;
    private int next;
    private int depth;

    private PromParser(List<PromToken> tokens) {
        this.tokens = tokens;
    }

    /** @throws PlatformException {@code metrics.query.invalid}; {@code metrics.query.too-large} */
    public static PromExpr parse(String query) {
        if (query.length() > LONGEST) {
            throw MetricsErrors.QUERY_TOO_LARGE.error(
                    "the query has %d characters, at most %d are read", query.length(), LONGEST);
        }
        var parser = new PromParser(PromLexer.tokens(query));
        var whole = parser.binary(0);
        if (parser.peek().type() != PromToken.Type.END) {
            throw parser.unexpected();
        }
        return whole;
    }

    /** Operators that bind at least so tightly, and what stands between them. */
    private PromExpr binary(int loosest) {
        if (++depth > DEEPEST) {
            throw MetricsErrors.QUERY_TOO_LARGE.error("the query is nested deeper than %d times", DEEPEST);
        }
        var left = unary();
        for (int tightness = PromWords.tightness(peek());
                tightness >= loosest;
                tightness = PromWords.tightness(peek())) {
            var operator = String.valueOf(PromWords.operator(take()));
            var pairing = pairing(operator);
            // Powers are taken from the right, everything else from the left.
            var right = binary(tightness == PromWords.TIGHTEST ? tightness : tightness + 1);
            left = new Binary(operator, pairing, left, right);
        }
        depth--;
        return left;
    }

    /** A sign binds like a product, so a power stays together behind it. */
    private PromExpr unary() {
        if (peek().is("-") || peek().is("+")) {
            char sign = take().text().charAt(0);
            return new Unary(sign, binary(PromWords.TIGHTEST));
        }
        return shifted(primary());
    }

    private PromExpr primary() {
        var token = take();
        return switch (token.type()) {
            case NUMBER -> new PromExpr.Figure(number(token));
            case TEXT -> new PromExpr.Text(token.text());
            case NAME -> named(token);
            case SIGN -> {
                if (token.is(OPEN)) {
                    var inner = binary(0);
                    expect(CLOSE);
                    yield inner;
                }
                if (token.is("{")) {
                    yield new Selector(matchers(), Optional.empty(), Shift.NONE);
                }
                throw unexpected(token);
            }
            case DURATION, END -> throw unexpected(token);
        };
    }

    private PromExpr named(PromToken name) {
        var lower = PromWords.lower(name.text());
        boolean grouped = peek().isWord("by") || peek().isWord("without");
        if (PromWords.AGGREGATIONS.contains(lower) && (grouped || peek().is(OPEN))) {
            return aggregation(lower);
        }
        if (peek().is(OPEN)) {
            if (!PromWords.FUNCTIONS.contains(name.text())) {
                throw MetricsErrors.QUERY_INVALID.error("there is no function \"%s\" here", name.text());
            }
            return new Call(name.text(), arguments());
        }
        if (lower.equals("inf") || lower.equals("nan")) {
            return new PromExpr.Figure(lower.equals("inf") ? Double.POSITIVE_INFINITY : Double.NaN);
        }
        if (PromWords.reserved(lower)) {
            throw unexpected(name);
        }
        var matchers = new ArrayList<>(List.of(new Matcher("__name__", "=", name.text())));
        if (peek().is("{")) {
            take();
            matchers.addAll(matchers());
        }
        return new Selector(matchers, Optional.empty(), Shift.NONE);
    }

    private Aggregation aggregation(String operator) {
        var before = grouping();
        var arguments = arguments();
        var grouping = before.isPresent() ? before : grouping();
        return new Aggregation(operator, grouping, arguments);
    }

    private Optional<Grouping> grouping() {
        if (!peek().isWord("by") && !peek().isWord("without")) {
            return Optional.empty();
        }
        boolean without = take().isWord("without");
        return Optional.of(new Grouping(without, labels()));
    }

    private List<PromExpr> arguments() {
        expect(OPEN);
        var arguments = new ArrayList<PromExpr>();
        while (!peek().is(CLOSE)) {
            arguments.add(binary(0));
            if (!peek().is(CLOSE)) {
                expect(COMMA);
            }
        }
        take();
        return arguments;
    }

    private Pairing pairing(String operator) {
        boolean bool = peek().isWord("bool");
        if (bool) {
            if (!PromWords.comparison(operator)) {
                throw unexpected();
            }
            take();
        }
        var by = Optional.<On>empty();
        var many = Optional.<Many>empty();
        if (peek().isWord("on") || peek().isWord("ignoring")) {
            boolean ignoring = take().isWord("ignoring");
            by = Optional.of(new On(ignoring, labels()));
            if (peek().isWord("group_left") || peek().isWord("group_right")) {
                if (PromWords.set(operator)) {
                    throw unexpected();
                }
                boolean left = take().isWord("group_left");
                many = Optional.of(new Many(left, peek().is(OPEN) ? labels() : List.of()));
            }
        }
        return new Pairing(bool, by, many);
    }

    private List<String> labels() {
        expect(OPEN);
        var labels = new ArrayList<String>();
        while (!peek().is(CLOSE)) {
            labels.add(label());
            if (!peek().is(CLOSE)) {
                expect(COMMA);
            }
        }
        take();
        return labels;
    }

    private String label() {
        var token = take();
        if (token.type() != PromToken.Type.NAME || !PromWords.label(token.text())) {
            throw unexpected(token);
        }
        return token.text();
    }

    /** What stands between the braces, the closing one included. */
    private List<Matcher> matchers() {
        var matchers = new ArrayList<Matcher>();
        while (!peek().is("}")) {
            var label = label();
            var operator = take();
            var value = take();
            if (operator.type() != PromToken.Type.SIGN || !MATCHES.contains(operator.text())) {
                throw unexpected(operator);
            }
            if (value.type() != PromToken.Type.TEXT) {
                throw unexpected(value);
            }
            matchers.add(new Matcher(label, operator.text(), value.text()));
            if (!peek().is("}")) {
                expect(COMMA);
            }
        }
        take();
        return matchers;
    }

    /** Ranges, subqueries and other moments, in the order in which they are written. */
    private PromExpr shifted(PromExpr first) {
        var expression = first;
        while (true) {
            if (peek().is("[")) {
                expression = over(expression);
            } else if (peek().isWord("offset")) {
                take();
                expression = with(expression, Optional.empty(), Optional.of(signed()));
            } else if (peek().is("@")) {
                take();
                expression = with(expression, Optional.of(moment()), Optional.empty());
            } else {
                return expression;
            }
        }
    }

    private PromExpr over(PromExpr of) {
        var bracket = take();
        long range = duration();
        if (peek().is(":")) {
            take();
            var step = peek().is("]") ? Optional.<Long>empty() : Optional.of(duration());
            expect("]");
            return new Subquery(of, range, step, Shift.NONE);
        }
        expect("]");
        if (of instanceof Selector selector
                && selector.range().isEmpty()
                && selector.shift().equals(Shift.NONE)) {
            return new Selector(selector.matchers(), Optional.of(range), Shift.NONE);
        }
        throw unexpected(bracket);
    }

    private PromExpr with(PromExpr of, Optional<String> at, Optional<Long> offset) {
        return switch (of) {
            case Selector s -> new Selector(s.matchers(), s.range(), both(s.shift(), at, offset));
            case Subquery s -> new Subquery(s.of(), s.range(), s.step(), both(s.shift(), at, offset));
            case PromExpr.Figure n -> throw unexpected();
            case PromExpr.Text t -> throw unexpected();
            case Call c -> throw unexpected();
            case Aggregation a -> throw unexpected();
            case Binary b -> throw unexpected();
            case Unary u -> throw unexpected();
        };
    }

    private Shift both(Shift before, Optional<String> at, Optional<Long> offset) {
        if ((at.isPresent() && before.at().isPresent())
                || (offset.isPresent() && before.offset().isPresent())) {
            throw unexpected(); // Said once is enough, and twice would be a riddle.
        }
        return new Shift(before.at().or(() -> at), before.offset().or(() -> offset));
    }

    private String moment() {
        var token = take();
        if (token.isWord("start") || token.isWord("end")) {
            expect(OPEN);
            expect(CLOSE);
            return PromWords.lower(token.text()) + "()";
        }
        boolean negative = token.is("-");
        var figure = negative || token.is("+") ? take() : token;
        if (figure.type() != PromToken.Type.NUMBER) {
            throw unexpected(figure);
        }
        return PromPrinter.number(negative ? -number(figure) : number(figure));
    }

    private long signed() {
        boolean negative = peek().is("-");
        if (negative || peek().is("+")) {
            take();
        }
        return negative ? -duration() : duration();
    }

    private long duration() {
        var token = take();
        if (token.type() != PromToken.Type.DURATION) {
            throw unexpected(token);
        }
        try {
            return PromWords.milliseconds(token.text());
        } catch (ArithmeticException tooLong) {
            throw unexpected(token);
        }
    }

    private double number(PromToken token) {
        var text = token.text();
        if (text.startsWith("0x") || text.startsWith("0X")) {
            if (text.length() > 15) {
                throw unexpected(token);
            }
            return Long.parseLong(text.substring(2), 16);
        }
        if (text.matches("0[0-9].*")) {
            throw unexpected(token); // Octal to some, decimal to others.
        }
        return Double.parseDouble(text);
    }

    private PromToken peek() {
        return tokens.get(next);
    }

    private PromToken take() {
        var token = tokens.get(next);
        if (token.type() != PromToken.Type.END) {
            next++;
        }
        return token;
    }

    private void expect(String sign) {
        var token = take();
        if (!token.is(sign)) {
            throw unexpected(token);
        }
    }

    private PlatformException unexpected() {
        return unexpected(peek());
    }

    private static PlatformException unexpected(PromToken token) {
        return MetricsErrors.QUERY_INVALID.error("the query cannot be understood at character %d", token.at() + 1);
    }
}
