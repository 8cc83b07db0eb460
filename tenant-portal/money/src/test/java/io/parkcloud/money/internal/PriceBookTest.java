package io.parkcloud.money.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.control.store.memory.MemoryStore;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.control.testkit.ManualClock;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.money.Estimate;
import io.parkcloud.money.MoneyErrors;
import io.parkcloud.money.PriceBookSpec;
import io.parkcloud.money.PriceBookSpec.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Prices follow each other in time, are exact, and stay. */
class PriceBookTest {

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock();
    private final PriceBooks books = new PriceBooks(store, clock);
    private final ControlPlane plane = new ControlPlane(store, List.of(new PriceBookKind(books)), 1, clock);

    private static PriceBookSpec book(Instant from, String vcpu) {
        return new PriceBookSpec("CNY", from, List.of(new Line("vcpu", 1, vcpu), new Line("memory_mib", 1024, "0.06")));
    }

    private static void refused(ErrorCode code, ThrowingCallable request) {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(request)
                .extracting(PlatformException::code)
                .isEqualTo(code);
    }

    @Test
    void eachBookIsInForceFromItsMomentUntilTheNextOnes() {
        assertThat(books.inForce()).isEmpty();
        plane.create("first", book(Instant.EPOCH, "0.10"));
        plane.create("next", book(clock.instant().plus(Duration.ofDays(1)), "0.20"));
        assertThat(books.inForce()).hasValueSatisfying(b -> assertThat(b.name()).isEqualTo("first"));
        clock.advance(Duration.ofDays(1));
        assertThat(books.inForce()).hasValueSatisfying(b -> assertThat(b.name()).isEqualTo("next"));
    }

    @Test
    void whatHasBeenInForceStays() {
        var first =
                plane.create("first", book(Instant.EPOCH, "0.10")).resource().id();
        refused(MoneyErrors.BOOK_IN_FORCE, () -> plane.change(first, book(Instant.EPOCH, "0.11")));
        refused(MoneyErrors.BOOK_IN_FORCE, () -> plane.delete(first));
        refused(
                MoneyErrors.BOOK_LATE,
                () -> plane.create("late", book(clock.instant().minusSeconds(1), "0.11")));
        var soon = clock.instant().plusSeconds(60);
        var next = plane.create("next", book(soon, "0.12")).resource().id();
        plane.change(next, book(soon, "0.13"));
        plane.delete(next);
    }

    @Test
    void aMetricHasOnePrice() {
        var twice =
                new PriceBookSpec("CNY", Instant.EPOCH, List.of(new Line("vcpu", 1, "1"), new Line("vcpu", 2, "1")));
        refused(MoneyErrors.METRIC_TWICE, () -> plane.create("twice", twice));
    }

    @Test
    void anEstimateIsExactAndLeavesOutWhatIsFree() {
        var estimate = Estimate.of(
                "b", book(Instant.EPOCH, "0.12"), Map.of("vcpu", 3L, "memory_mib", 1536L, "ports", 7L, "volumes", 0L));
        assertThat(estimate.hour()).isEqualTo("0.45");
        assertThat(estimate.month()).isEqualTo("324.00");
        assertThat(estimate.lines()).extracting(Estimate.Line::metric).containsExactly("memory_mib", "vcpu");
    }

    /** Taking and giving back cost nothing together, whatever the amounts. */
    @Test
    void givingBackIsTheMirrorOfTaking() {
        LongStream.rangeClosed(1, 5_000).forEach(amount -> {
            var book = book(Instant.EPOCH, "0.1237");
            var taken = Estimate.of("b", book, Map.of("memory_mib", amount));
            var given = Estimate.of("b", book, Map.of("memory_mib", -amount));
            assertThat(given.hour()).isEqualTo(taken.hour().equals("0.00") ? "0.00" : "-" + taken.hour());
        });
    }
}
