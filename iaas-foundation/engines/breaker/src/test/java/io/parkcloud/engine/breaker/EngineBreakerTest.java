package io.parkcloud.engine.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parkcloud.control.testkit.ManualClock;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When an engine is left alone, for how long, and what its callers notice of it. */
final class EngineBreakerTest {

    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private final EngineException away = EngineException.unavailable("the lamp is away", null);

    private final ManualClock clock = new ManualClock();
    private final EngineBreakers breakers =
            new EngineBreakers(new BreakerProperties(FAILURES, PAUSE, Duration.ofSeconds(5)), clock);
    private final FakeLamp engine = new FakeLamp();
    private final Lamp lamp = (Lamp) GuardedPort.of(engine, breakers);
    private final EngineBreaker breaker = breakers.of("lamp");

    @Test
    void afterARowOfFailuresNobodyAsks() {
        breakIt();
        int asked = engine.asked;
        for (int i = 0; i < 1000; i++) {
            leftAlone();
        }
        assertThat(engine.asked).isEqualTo(asked).isEqualTo(FAILURES);
        assertThat(breaker.unasked()).isEqualTo(1000);
        assertThat(breaker.open()).isOne();
        assertThat(breaker.opened()).isOne();
    }

    @Test
    void theRefusalSaysWhyAndWhenAndIsRetryable() {
        breakIt();
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(lamp::color)
                .withMessage(
                        "the lamp engine is left alone because its last 3 calls got no answer; it is tried again within 2000 ms")
                .matches(e -> e.code().equals(EngineErrors.UNAVAILABLE))
                .matches(e -> e.code().category().retryable());
    }

    @Test
    void oneAnswerBreaksTheRow() {
        for (int i = 0; i < 10; i++) {
            fail(FAILURES - 1);
            engine.failure = Optional.empty();
            assertThat(lamp.color()).isEqualTo("white");
        }
        assertThat(breaker.opened()).isZero();
    }

    static List<ErrorCode> answers() {
        return List.of(
                EngineErrors.REFUSED,
                EngineErrors.IN_USE,
                EngineErrors.FENCED,
                EngineErrors.UNSUPPORTED,
                EngineErrors.CAPACITY_EXHAUSTED,
                new ErrorCode("network.parent-absent", "Something else is missing", ErrorCategory.UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anEngineThatRefusesIsThere(ErrorCode code) {
        fail(FAILURES - 1);
        engine.failure = Optional.of(new EngineException(code, "no"));
        for (int i = 0; i < 100; i++) {
            assertThat(catchThrowable(lamp::color)).isSameAs(engine.failure.orElseThrow());
        }
        assertThat(engine.asked).isEqualTo(FAILURES - 1 + 100);
        fail(FAILURES - 1);
        assertThat(breaker.opened()).isZero();
    }

    @Test
    void aBugIsNeitherAFailureNorAnAnswer() {
        fail(FAILURES - 1);
        engine.failure = Optional.of(new IllegalStateException("a bug"));
        for (int i = 0; i < 100; i++) {
            assertThatIllegalStateException().isThrownBy(lamp::color).withMessage("a bug");
        }
        assertThat(breaker.opened()).isZero();
        fail(1);
        assertThat(breaker.opened()).isOne();
    }

    @Test
    void afterThePauseOneCallTriesAndClosesIt() {
        breakIt();
        clock.advance(PAUSE.minusMillis(1));
        leftAlone();
        clock.advance(Duration.ofMillis(2));
        engine.failure = Optional.empty();
        assertThat(lamp.color()).isEqualTo("white");
        assertThat(breaker.open()).isZero();
        assertThat(lamp.color()).isEqualTo("white");
    }

    @Test
    void aTrialThatFailsLeavesItAloneAgain() {
        breakIt();
        clock.advance(PAUSE.plusMillis(1));
        fail(1);
        assertThat(engine.asked).isEqualTo(FAILURES + 1);
        leftAlone();
        clock.advance(PAUSE.plusMillis(1));
        engine.failure = Optional.empty();
        assertThat(lamp.color()).isEqualTo("white");
    }

    @Test
    void aTrialThatMeetsABugLetsTheNextOneTry() {
        breakIt();
        clock.advance(PAUSE.plusMillis(1));
        engine.failure = Optional.of(new IllegalStateException("a bug"));
        assertThatIllegalStateException().isThrownBy(lamp::color);
        engine.failure = Optional.empty();
        assertThat(lamp.color()).isEqualTo("white");
        assertThat(breaker.open()).isZero();
    }

    @Test
    void whileOneTriesTheOthersDoNotWait() throws InterruptedException {
        breakIt();
        clock.advance(PAUSE.plusMillis(1));
        var asking = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var trial = CompletableFuture.supplyAsync(() -> breaker.call(() -> {
            asking.countDown();
            return waited(answer);
        }));
        asking.await();
        leftAlone();
        answer.countDown();
        assertThat(trial.join()).isEqualTo("answered");
        engine.failure = Optional.empty();
        assertThat(lamp.color()).isEqualTo("white");
    }

    @Test
    void anEngineThatSaysSomethingIsAskedAtOnce() {
        var heard = new ArrayList<String>();
        lamp.onChange(heard::add);
        breakIt();
        engine.failure = Optional.empty();
        leftAlone();
        engine.listeners.forEach(listener -> listener.accept("on"));
        assertThat(heard).containsExactly("on");
        assertThat(lamp.color()).isEqualTo("white");
    }

    @Test
    void aDeadHostDoesNotStopTheOthers() {
        var dead = new ResourceId(UUID.randomUUID());
        var alive = new ResourceId(UUID.randomUUID());
        engine.deadHosts.add(dead);
        engine.hostFailure = away;
        for (int i = 0; i < FAILURES; i++) {
            assertThat(catchThrowable(() -> lamp.colorAt(new Lamp.Socket(dead, 1))))
                    .isSameAs(away);
            assertThat(lamp.colorOf(alive)).isEqualTo("white");
        }
        int asked = engine.asked;
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> lamp.colorOf(dead))
                .isNotSameAs(away);
        assertThat(engine.asked).isEqualTo(asked);
        assertThat(lamp.colorOf(alive)).isEqualTo("white");
        assertThat(lamp.color()).isEqualTo("white");
        assertThat(breaker.open()).isOne();
    }

    @Test
    void anotherEnginesOpenBreakerIsNotThisOnesFailure() {
        breakIt();
        var other = breakers.of("switch");
        for (int i = 0; i < 100; i++) {
            assertThat(catchThrowable(() -> other.call(lamp::color)))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("the lamp engine");
        }
        assertThat(other.opened()).isZero();
    }

    private void breakIt() {
        fail(FAILURES);
        assertThat(breaker.open()).isOne();
    }

    private void fail(int times) {
        engine.failure = Optional.of(away);
        for (int i = 0; i < times; i++) {
            assertThat(catchThrowable(() -> lamp.light("red"))).isSameAs(away);
        }
    }

    private void leftAlone() {
        assertThatExceptionOfType(EngineException.class).isThrownBy(lamp::color).isNotSameAs(away);
    }

    private static String waited(CountDownLatch latch) {
        try {
            latch.await();
            return "answered";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
