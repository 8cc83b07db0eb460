package io.parkcloud.engine.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parkcloud.kernel.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A guarded engine is the engine, but for the breaker. */
final class GuardedPortTest {

    private final EngineException away = EngineException.unavailable("the lamp is away", null);

    private final EngineBreakers breakers =
            new EngineBreakers(new BreakerProperties(1, Duration.ofHours(1), Duration.ofSeconds(5)), Clock.systemUTC());
    private final FakeLamp engine = new FakeLamp();
    private final Lamp lamp = (Lamp) GuardedPort.of(engine, breakers);

    @Test
    void answersAreTheEngines() {
        lamp.light("green");
        assertThat(lamp.color()).isEqualTo("green");
        assertThat(lamp.described()).isEqualTo("green at 5 W");
        assertThat(lamp.bulb().whole()).isTrue();
    }

    @Test
    void whatTheEngineThrowsComesOutAsItIs() {
        engine.failure = Optional.of(away);
        assertThat(catchThrowable(lamp::color)).isSameAs(away);
    }

    @Test
    void partsShareTheBreakerOfTheirEngine() {
        var bulb = lamp.bulb();
        engine.failure = Optional.of(away);
        assertThat(catchThrowable(bulb::whole)).isSameAs(away);
        engine.failure = Optional.empty();
        assertThat(catchThrowable(lamp::color)).isInstanceOf(EngineException.class);
        assertThat(catchThrowable(bulb::whole)).isInstanceOf(EngineException.class);
    }

    @Test
    void whatAsksNothingWorksWhileTheEngineIsAway() {
        engine.failure = Optional.of(away);
        assertThat(catchThrowable(lamp::color)).isSameAs(away);
        assertThat(lamp.watts()).isEqualTo(5);
        lamp.onChange(change -> {});
        assertThat(engine.listeners).hasSize(1);
        assertThat(breakers.of("lamp").open()).isOne();
    }

    @Test
    void whatIsNoQuestionToTheEnginePassesBy() throws Exception {
        ((AutoCloseable) lamp).close();
        assertThat(engine.closed).isTrue();
    }

    @Test
    void itIsItselfAndNoOther() {
        var again = GuardedPort.of(engine, breakers);
        var other = GuardedPort.of(new FakeLamp(), breakers);
        assertThat(lamp).isEqualTo(again).isNotEqualTo(other).hasSameHashCodeAs(again);
        assertThat(lamp).hasToString("a lamp");
        assertThat(lamp.bulb()).isSameAs(lamp.bulb());
        var map = new HashMap<Object, String>();
        map.put(lamp.bulb(), "bulb");
        assertThat(map).containsKey(lamp.bulb());
    }

    @Test
    void whatIsNoEngineOrGuardedAlreadyIsLeftAsItIs() {
        var text = "text";
        assertThat(GuardedPort.of(text, breakers)).isSameAs(text);
        assertThat(GuardedPort.of(lamp, breakers)).isSameAs(lamp);
    }
}
