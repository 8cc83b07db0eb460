package io.parkcloud.ops.metrics.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.metrics.MetricsErrors;
import io.parkcloud.ops.metrics.promql.PromExpr.Matcher;
import io.parkcloud.ops.metrics.promql.PromExpr.Selector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A query sees the series of its place, however it is put. */
class PromScopeTest {

    private static final ResourceId TENANT = ResourceId.of("01890000-0000-7000-8000-00000000000a");
    private static final ResourceId PROJECT = ResourceId.of("01890000-0000-7000-8000-00000000000b");
    private static final PromScope MINE = PromScope.of(TENANT, PROJECT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "up                       | {__name__=\"up\",T}",
                "up{job=\"a\"}            | {__name__=\"up\",job=\"a\",T}",
                "{__name__=~\".+\"}       | {__name__=~\".+\",T}",
                "{}                       | {T}",
                "rate(up[5m])             | rate({__name__=\"up\",T}[300000ms])",
                "up[1h30m]                | {__name__=\"up\",T}[5400000ms]",
                "up offset -5m            | {__name__=\"up\",T} offset -300000ms",
                "up @ end()               | {__name__=\"up\",T} @ end()",
                "up @ 1609746000          | {__name__=\"up\",T} @ 1.609746E9",
                "up or down               | ({__name__=\"up\",T}) or ({__name__=\"down\",T})",
                "sum by (tenant) (up)     | sum by (tenant) ({__name__=\"up\",T})",
                "SUM(up) WITHOUT (job)    | sum without (job) ({__name__=\"up\",T})",
                "absent(up{a=\"b\"})      | absent({__name__=\"up\",a=\"b\",T})",
                "max_over_time(up[1h:5m]) | max_over_time(({__name__=\"up\",T})[3600000ms:300000ms])",
                "up[5m:] offset 1m        | ({__name__=\"up\",T})[300000ms:] offset 60000ms",
                "a * on(x) group_left(y) b | ({__name__=\"a\",T}) * on (x) group_left (y) ({__name__=\"b\",T})",
                "a > bool 1               | ({__name__=\"a\",T}) > bool (1.0)",
                "-a ^ 2                   | -(({__name__=\"a\",T}) ^ (2.0))",
                "1 - -2                   | (1.0) - (-(2.0))",
                "2 ^ 3 ^ 2                | (2.0) ^ ((3.0) ^ (2.0))",
                "1 + 2 * 3 - 4            | ((1.0) + ((2.0) * (3.0))) - (4.0)",
                "vector(Inf)              | vector(Inf)",
                "0x1f + .5e1              | (31.0) + (5.0)",
                "topk(3, up)              | topk(3.0, {__name__=\"up\",T})",
                "count_values('v', up)    | count_values(\"v\", {__name__=\"up\",T})",
                "start                    | {__name__=\"start\",T}",
                "sum                      | {__name__=\"sum\",T}",
                "a:b                      | {__name__=\"a:b\",T}",
            })
    void everySelectorIsPutIntoItsPlace(String query, String expected) {
        var place = "tenant=\"" + TENANT + "\",project=\"" + PROJECT + "\"";

        assertThat(scoped(query))
                .isEqualTo(expected.replace(",T}", "," + place + "}").replace("{T}", "{" + place + "}"));
    }

    @Test
    void commentsGoAndHideNothing() {
        assertThat(scoped("up # } or {tenant=\"x\"}\n or # \n down"))
                .isEqualTo(scoped("up or down"))
                .doesNotContain("#");
    }

    @Test
    void textIsWrittenSoThatItStaysText() {
        assertThat(scoped("label_replace(up, \"a\", '\"} or {b=\"', `\\`, \"\\x22\\u0022\\n\")"))
                .isEqualTo("label_replace({__name__=\"up\",tenant=\"" + TENANT + "\",project=\"" + PROJECT
                        + "\"}, \"a\", \"\\\"} or {b=\\\"\", \"\\\\\", \"\\\"\\\"\\x0a\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{tenant=~\".*\"}",
                "up{tenant=\"other\"}",
                "up{project!=\"\"}",
                "up or up{tenant=\"\"}",
                "sum(rate(up{tenant=\"other\"}[5m]))",
                "max_over_time(up{tenant!=\"a\"}[1h:1m])",
                "absent(up{tenant=\"other\"})",
                "-up{tenant=\"a\"}",
                "topk(1, up{project=~\".*\"})",
            })
    void whoseTheyAreIsNotForTheCallerToSay(String query) {
        assertThatThrownBy(() -> scoped(query))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(MetricsErrors.LABEL_RESERVED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "up{",
                "up}",
                "up{a=b}",
                "up{a=\"b\"} or",
                "up\"}",
                "up{\"tenant\"=\"x\"}",
                "{\"up\"}",
                "up{a=\"b\\\"}",
                "\"\\xff\"",
                "\"\\ud800\"",
                "up[5m][5m]",
                "sum(up) offset 5m",
                "up offset 5m offset 5m",
                "up @ 1 @ 2",
                "up offset 5",
                "up[5]",
                "up[1h30x]",
                "up[99999999999999y]",
                "or",
                "by (a)",
                "evil(up)",
                "rate (up[5m]) by",
                "RATE(up[5m])",
                "a and bool b",
                "a + on b",
                "a and on(x) group_left b",
                "sum by (a:b) (up)",
                "0777",
                "1e",
                "up;down",
                "up \u0000",
                "\u00fcp",
                "up{a=\"b\",,}",
                "'a\nb'",
                "`a",
            })
    void whatIsNotUnderstoodIsNotPassedOn(String query) {
        assertThatThrownBy(() -> scoped(query))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(MetricsErrors.QUERY_INVALID));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 5_000})
    void depthHasAnEnd(int times) {
        var query = "(".repeat(times) + "up" + ")".repeat(times);

        assertThatThrownBy(() -> scoped(query))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(MetricsErrors.QUERY_TOO_LARGE));
    }

    @Test
    void operatorsSeeWhatIsNobodys() {
        assertThat(PromPrinter.print(PromScope.PLATFORM.within(PromParser.parse("up"))))
                .isEqualTo("{__name__=\"up\",tenant=\"\"}");
    }

    @Test
    void anOrganisationMayAskForOneOfItsProjects() {
        assertThat(PromPrinter.print(PromScope.of(TENANT).within(PromParser.parse("up{project=\"p\"}"))))
                .isEqualTo("{__name__=\"up\",project=\"p\",tenant=\"" + TENANT + "\"}");
    }

    static String scoped(String query) {
        return PromPrinter.print(MINE.within(PromParser.parse(query)));
    }

    static Stream<Selector> selectors(PromExpr expression) {
        return Stream.concat(
                expression instanceof Selector selector ? Stream.of(selector) : Stream.empty(),
                expression.parts().stream().flatMap(PromScopeTest::selectors));
    }

    static List<Matcher> place() {
        return MINE.fixed();
    }
}
