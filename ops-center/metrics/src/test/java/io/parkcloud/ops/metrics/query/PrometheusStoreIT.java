package io.parkcloud.ops.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.metrics.MetricsErrors;
import io.parkcloud.ops.metrics.promql.GeneratedQueries;
import io.parkcloud.ops.metrics.promql.PromScope;
import io.parkcloud.ops.metrics.query.MetricsAnswer.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Prometheus with the series of several tenants, and what each of them gets to see of it. */
class PrometheusStoreIT {

    private static final ResourceId OWNER = ResourceId.of("01890000-0000-7000-8000-00000000000a");
    private static final ResourceId PROJECT = ResourceId.of("01890000-0000-7000-8000-0000000000a1");
    private static final ResourceId STRANGER = ResourceId.of("01890000-0000-7000-8000-00000000000b");

    /** A tenant of whom nothing was ever measured. */
    private static final ResourceId NOBODY = ResourceId.of("01890000-0000-7000-8000-00000000000c");

    private static final Instant FIRST = Instant.parse("2026-01-31T08:00:00Z");
    private static final Instant LAST = FIRST.plusSeconds(600);
    private static final Instant LONG_BEFORE = FIRST.minus(Duration.ofDays(1));

    private static PrometheusServer server;
    private static MetricQueries queries;

    @BeforeAll
    static void start() {
        var series = new StringBuilder();
        for (var name : new String[] {"secret", "up", "sum", "tenants"}) {
            series.append("# TYPE ").append(name).append(" gauge\n");
            line(series, name, labels(OWNER, PROJECT), 4711);
            line(series, name, labels(OWNER, ResourceId.of("01890000-0000-7000-8000-0000000000a2")), 4712);
            line(series, name, labels(STRANGER, STRANGER), 1);
            line(series, name, "job=\"platform\"", 7);
        }
        server = new PrometheusServer(series.append("# EOF\n").toString());
        queries = new MetricQueries(server.store(PrometheusServer.PASSWORD), 4);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String labels(ResourceId tenant, ResourceId project) {
        return "tenant=\"%s\",project=\"%s\",job=\"j\",kind=\"k\"".formatted(tenant, project);
    }

    private static void line(StringBuilder into, String name, String labels, int value) {
        for (var at = FIRST; !at.isAfter(LAST); at = at.plusSeconds(15)) {
            into.append("%s{%s} %d %d%n".formatted(name, labels, value, at.getEpochSecond()));
        }
    }

    @Test
    void aProjectSeesItsOwn() {
        var seen = ask(PromScope.of(OWNER, PROJECT), "secret");

        assertThat(seen.times()).containsExactly((double) LAST.getEpochSecond());
        assertThat(seen.series()).singleElement().satisfies(one -> {
            assertThat(one.values()).containsExactly(4711.0);
            assertThat(one.labels()).containsEntry("project", PROJECT.toString());
        });
    }

    @Test
    void anOrganisationSeesAllOfItsProjects() {
        assertThat(ask(PromScope.of(OWNER), "sum(secret)").series())
                .containsExactly(new Series(Map.of(), java.util.List.of(4711.0 + 4712.0)));
    }

    @Test
    void operatorsSeeWhatIsNobodys() {
        assertThat(ask(PromScope.PLATFORM, "sum(secret)").series())
                .containsExactly(new Series(Map.of(), java.util.List.of(7.0)));
    }

    @Test
    void aRangeIsATable() {
        var query = new MetricsQuery("secret", FIRST.minusSeconds(60), FIRST.plusSeconds(60), Duration.ofSeconds(30));

        var seen = queries.ask(STRANGER, PromScope.of(STRANGER), query);

        assertThat(seen.times()).hasSize(5);
        assertThat(seen.series()).singleElement().satisfies(one -> assertThat(one.values())
                .containsExactly(null, null, 1.0, 1.0, 1.0));
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        assertThat(ask(PromScope.of(STRANGER), "secret / 0").series())
                .singleElement()
                .satisfies(one -> assertThat(one.values()).containsExactly((Double) null));
        assertThat(ask(PromScope.of(STRANGER), "1 + 1").series())
                .containsExactly(new Series(Map.of(), java.util.List.of(2.0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "secret or {__name__=~\".+\"}",
                "{__name__=~\"secret|up\"}",
                "sum(secret) or vector(0)",
                "max_over_time(secret[10m])",
                "max_over_time((secret or secret)[10m:15s])",
                "secret offset 1m or secret @ 1769846700",
                "label_replace(secret, \"tenant\", \"" + "01890000-0000-7000-8000-00000000000a"
                        + "\", \"job\", \".*\")",
                "sum by (tenant) (secret) * on () group_right () sum(up)",
                "absent(secret) or secret",
                "count_values(\"tenant\", secret)",
                "topk(100, {job=~\".*\"})",
                "quantile(1, secret)",
                "secret # {tenant=\"\"}\n",
                "secret unless secret{job=\"none\"}",
                "min(min(min(secret)))",
            })
    void aStrangerNeverSeesIt(String query) {
        var seen = ask(PromScope.of(STRANGER), query);

        assertThat(seen.series()).as("something of their own is seen").isNotEmpty();
        for (var one : seen.series()) {
            assertThat(one.values()).doesNotContain(4711.0, 4712.0, 7.0);
            assertThat(one.labels().values()).doesNotContain(PROJECT.toString(), "platform", "4711", "4712");
        }
    }

    /** For a tenant of whom there is nothing, it makes no difference whether there is anything of others. */
    @Test
    void whatOthersHaveChangesNoAnswer() {
        int answered = 0;
        for (int seed = 0; seed < 60; seed++) {
            for (var query : GeneratedQueries.of(seed)) {
                var with = outcome(query, LAST);
                assertThat(with).as("seed %d: %s", seed, query).isEqualTo(outcome(query, LONG_BEFORE));
                answered += with.startsWith("answered") ? 1 : 0;
            }
        }
        assertThat(answered).isGreaterThan(200);
    }

    private static String outcome(String query, Instant at) {
        try {
            return "answered "
                    + queries.ask(NOBODY, PromScope.of(NOBODY), MetricsQuery.at(query, at))
                            .series();
        } catch (PlatformException refused) {
            return "refused " + refused.code().id();
        }
    }

    @Test
    void typesAreLookedAtByTheServiceItself() {
        refused(MetricsErrors.QUERY_INVALID, () -> ask(PromScope.of(OWNER), "rate(secret)"));
        refused(MetricsErrors.QUERY_INVALID, () -> ask(PromScope.of(OWNER), "secret[5m]"));
        refused(MetricsErrors.QUERY_INVALID, () -> ask(PromScope.of(OWNER), "\"text\""));
        refused(MetricsErrors.QUERY_INVALID, () -> ask(PromScope.of(OWNER), "abs()"));
    }

    @Test
    void whoDoesNotKnowThePasswordOrIsNotAnsweredHearsThat() {
        var stranger = new MetricQueries(server.store("wrong"), 4);
        var nowhere = new MetricQueries(
                new PrometheusStore(
                        java.net.URI.create("http://127.0.0.1:1"), "a", Optional.empty(), Duration.ofSeconds(2)),
                4);
        for (var away : new MetricQueries[] {stranger, nowhere}) {
            refused(
                    MetricsErrors.UNAVAILABLE,
                    () -> away.ask(OWNER, PromScope.of(OWNER), MetricsQuery.at("secret", LAST)));
        }
    }

    private static MetricsAnswer ask(PromScope scope, String query) {
        return queries.ask(OWNER, scope, MetricsQuery.at(query, LAST));
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
