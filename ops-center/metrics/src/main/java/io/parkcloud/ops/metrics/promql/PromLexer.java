package io.parkcloud.ops.metrics.promql;

import io.parkcloud.kernel.PlatformException;
import io.parkcloud.ops.metrics.MetricsErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a query apart into words. Comments and blanks go; a sign that the language does not have is refused. */
final class PromLexer {

    private static final Pattern BLANK = Pattern.compile("(?:[ \\t\\r\\n]|#[^\\n]*)+");
    private static final Pattern DURATION = Pattern.compile("(?:[0-9]+(?:ms|[smhdwy]))+(?![A-Za-z0-9_.])");
    private static final Pattern NUMBER = Pattern.compile(
            "(?:0[xX][0-9a-fA-F]+|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?![A-Za-z0-9_.])");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]*");
    private static final Pattern SIGN = Pattern.compile("=~|!~|!=|==|>=|<=|[-+*/%^<>=(){}\\[\\],@]");

    private final String query;
    private final List<PromToken> tokens = new ArrayList<>();
    private int at;
    private int brackets;

    private PromLexer(String query) {
        this.query = query;
    }

    /** The words, and {@code END} behind the last one. @throws PlatformException {@code metrics.query.invalid} */
    static List<PromToken> tokens(String query) {
        var lexer = new PromLexer(query);
        lexer.read();
        return lexer.tokens;
    }

    private void read() {
        while (true) {
            found(BLANK);
            if (at == query.length()) {
                tokens.add(new PromToken(PromToken.Type.END, "", at));
                return;
            }
            int start = at;
            char next = query.charAt(at);
            if (next == '"' || next == '\'' || next == '`') {
                at++;
                tokens.add(new PromToken(PromToken.Type.TEXT, next == '`' ? raw() : quoted(next), start));
            } else if (brackets > 0 && next == ':') {
                // Between range and step of a subquery, where a name could not stand.
                at++;
                tokens.add(new PromToken(PromToken.Type.SIGN, ":", start));
            } else {
                word(start);
            }
        }
    }

    private void word(int start) {
        var text = found(DURATION)
                .map(t -> new PromToken(PromToken.Type.DURATION, t, start))
                .or(() -> found(NUMBER).map(t -> new PromToken(PromToken.Type.NUMBER, t, start)))
                .or(() -> found(NAME).map(t -> new PromToken(PromToken.Type.NAME, t, start)))
                .or(() -> found(SIGN).map(t -> new PromToken(PromToken.Type.SIGN, t, start)))
                .orElseThrow(() -> wrong(start));
        brackets += text.is("[") ? 1 : text.is("]") ? -1 : 0;
        tokens.add(text);
    }

    private Optional<String> found(Pattern pattern) {
        Matcher match = pattern.matcher(query).region(at, query.length());
        if (!match.lookingAt()) {
            return Optional.empty();
        }
        at = match.end();
        return Optional.of(match.group());
    }

    private String raw() {
        int end = query.indexOf('`', at);
        if (end < 0) {
            throw wrong(query.length());
        }
        var text = query.substring(at, end);
        at = end + 1;
        return text;
    }

    private String quoted(char quote) {
        var text = new StringBuilder();
        while (at < query.length() && query.charAt(at) != quote) {
            char c = query.charAt(at++);
            if (c == '\n') {
                throw wrong(at - 1);
            }
            if (c == '\\') {
                escaped(text);
            } else {
                text.append(c);
            }
        }
        if (at == query.length()) {
            throw wrong(at);
        }
        at++;
        return text.toString();
    }

    /** As in Go ("String literals"), as far as it makes characters: bytes that are no text are refused. */
    private void escaped(StringBuilder into) {
        if (at == query.length()) {
            throw wrong(at);
        }
        char c = query.charAt(at++);
        switch (c) {
            case 'a' -> into.append('\u0007');
            case 'b' -> into.append('\b');
            case 'f' -> into.append('\f');
            case 'n' -> into.append('\n');
            case 'r' -> into.append('\r');
            case 't' -> into.append('\t');
            case 'v' -> into.append('\u000b');
            case '\\', '"', '\'' -> into.append(c);
            case 'x' -> into.appendCodePoint(code(2, 0x7f));
            case 'u' -> into.appendCodePoint(code(4, 0xffff));
            case 'U' -> into.appendCodePoint(code(8, Character.MAX_CODE_POINT));
            default -> throw wrong(at - 1);
        }
    }

    private int code(int digits, int highest) {
        if (at + digits > query.length() || !query.substring(at, at + digits).matches("[0-9a-fA-F]+")) {
            throw wrong(at);
        }
        long code = Long.parseLong(query.substring(at, at + digits), 16);
        if (code > highest || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
            throw wrong(at);
        }
        at += digits;
        return (int) code;
    }

    private static PlatformException wrong(int at) {
        return MetricsErrors.QUERY_INVALID.error("the query cannot be understood at character %d", at + 1);
    }
}
