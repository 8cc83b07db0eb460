package io.parkcloud.ops.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.metrics.MetricsErrors;
import io.parkcloud.ops.metrics.promql.PromScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What one query, and one asker, may take of the service. */
class MetricQueriesTest {

    private static final ResourceId TENANT = ResourceId.of("01890000-0000-7000-8000-00000000000a");
    private static final ResourceId OTHER = ResourceId.of("01890000-0000-7000-8000-00000000000b");
    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");
    private static final MetricsAnswer NOTHING = new MetricsAnswer(List.of(), List.of());

    private final MetricQueries queries = new MetricQueries((expression, query) -> NOTHING, 2);

    @Test
    void rangesAndSubqueriesHaveAnEnd() {
        refused(MetricsErrors.QUERY_TOO_LARGE, () -> ask("rate(up[32d])"));
        refused(MetricsErrors.QUERY_TOO_LARGE, () -> ask("max_over_time(up[10h:1s])"));
        refused(MetricsErrors.QUERY_TOO_LARGE, () -> ask("max_over_time(up[30d:])"));
        refused(MetricsErrors.QUERY_TOO_LARGE, () -> ask("up" + " + up".repeat(20)));
        refused(MetricsErrors.QUERY_TOO_LARGE, () -> ask("#".repeat(5_000) + "\nup"));
        assertThat(ask("rate(up[31d])")).isEqualTo(NOTHING);
    }

    @Test
    void anAnswerHasAnEnd() {
        var step = Duration.ofSeconds(15);
        refused(MetricsErrors.QUERY_TOO_LARGE, () -> new MetricsQuery("up", NOW.minus(Duration.ofDays(1)), NOW, step));
        refused(MetricsErrors.QUERY_INVALID, () -> new MetricsQuery("up", NOW, NOW.minusSeconds(1), step));
        refused(MetricsErrors.QUERY_INVALID, () -> new MetricsQuery("up", NOW, NOW, Duration.ZERO));
        assertThat(new MetricsQuery("up", NOW.minusSeconds(30), NOW, step).times())
                .hasSize(3);
    }

    @Test
    void oneAskerDoesNotTakeItAll() throws Exception {
        var asked = new CountDownLatch(2);
        var answer = new CountDownLatch(1);
        var slow = new MetricQueries(
                (expression, query) -> {
                    asked.countDown();
                    await(answer);
                    return NOTHING;
                },
                2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> slow.ask(TENANT, PromScope.of(TENANT), MetricsQuery.at("up", NOW)));
            var second = threads.submit(() -> slow.ask(TENANT, PromScope.of(TENANT), MetricsQuery.at("up", NOW)));
            await(asked);

            refused(MetricsErrors.BUSY, () -> slow.ask(TENANT, PromScope.of(TENANT), MetricsQuery.at("up", NOW)));
            var other = threads.submit(() -> slow.ask(OTHER, PromScope.of(OTHER), MetricsQuery.at("up", NOW)));
            answer.countDown();

            assertThat(List.of(first.get(), second.get(), other.get())).containsOnly(NOTHING);
        }
        assertThat(slow.ask(TENANT, PromScope.of(TENANT), MetricsQuery.at("up", NOW)))
                .isEqualTo(NOTHING);
    }

    private MetricsAnswer ask(String text) {
        return queries.ask(TENANT, PromScope.of(TENANT), MetricsQuery.at(text, NOW));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
