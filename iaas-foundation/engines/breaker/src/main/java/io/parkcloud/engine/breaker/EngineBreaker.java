package io.parkcloud.engine.breaker;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnErrorEvent;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JCircuitBreakerFactory;
import org.springframework.cloud.client.circuitbreaker.CircuitBreaker;

/**
 * The breaker of one engine, and one for each of its hosts that was asked for: a dead host does not stop the others. Opens
 * after a row of failures, and then lets one call try the engine from time to time.
 */
final class EngineBreaker {

    private static final Logger LOG = LoggerFactory.getLogger(EngineBreaker.class);

    private final String engine;
    private final Resilience4JCircuitBreakerFactory factory;
    private final BreakerProperties properties;
    private final Line whole;
    private final Map<ResourceId, Line> hosts = new ConcurrentHashMap<>();
    private final LongAdder opened = new LongAdder();
    private final LongAdder unasked = new LongAdder();

    EngineBreaker(String engine, Resilience4JCircuitBreakerFactory factory, BreakerProperties properties) {
        this.engine = engine;
        this.factory = factory;
        this.properties = properties;
        this.whole = new Line(engine);
    }

    /**
     * Asks the engine, unless it is being left alone. What the call throws comes out as it is.
     *
     * @throws EngineException {@code engine.unavailable} at once, without a call, while the engine is left alone
     */
    @Nullable
    Object call(Supplier<@Nullable Object> call) {
        return whole.call(call);
    }

    /** The same for one host of the engine. */
    @Nullable
    Object call(ResourceId host, Supplier<@Nullable Object> call) {
        var line = hosts.get(host);
        if (line == null) {
            line = hosts.computeIfAbsent(host, id -> new Line(engine + "/" + id));
        }
        return line.call(call);
    }

    /** The engine said something by itself, so it is there. Which of several hosts it was is not known. */
    void heard() {
        whole.heard();
        if (hosts.size() == 1) {
            hosts.values().forEach(Line::heard);
        }
    }

    String engine() {
        return engine;
    }

    /** Breakers of this engine that are not closed now. */
    long open() {
        return (whole.open() ? 1 : 0)
                + hosts.values().stream().filter(Line::open).count();
    }

    /** How often a breaker of this engine opened. */
    long opened() {
        return opened.sum();
    }

    /** Calls that failed at once because the engine was left alone. */
    long unasked() {
        return unasked.sum();
    }

    /** One thing that is there or away. */
    private final class Line {

        private final String id;
        private final CircuitBreaker breaker;
        private final io.github.resilience4j.circuitbreaker.CircuitBreaker machine;
        private volatile String lastFailure = "";

        Line(String id) {
            this.id = id;
            this.breaker = factory.create(id);
            var config = factory.getCircuitBreakerRegistry().getDefaultConfig();
            this.machine = factory.getCircuitBreakerRegistry().circuitBreaker(id, config, Map.of("group", id));
            machine.getEventPublisher().onError(this::failed).onStateTransition(this::changed);
        }

        @Nullable
        Object call(Supplier<@Nullable Object> call) {
            return breaker.run(call, this::instead);
        }

        /** Nothing about the last failure in here: it may name what belongs to somebody else. */
        private @Nullable Object instead(Throwable failure) {
            if (failure instanceof CallNotPermittedException) {
                unasked.increment();
                throw EngineException.unavailable(
                        "the %s engine is left alone because its last %d calls got no answer; it is tried again within %d ms"
                                .formatted(
                                        engine,
                                        properties.failures(),
                                        properties.pause().toMillis()),
                        failure);
            }
            throw Thrown.<RuntimeException>asItIs(failure);
        }

        void heard() {
            if (open()) {
                machine.transitionToClosedState();
            }
        }

        boolean open() {
            return machine.getState() != State.CLOSED;
        }

        private void failed(CircuitBreakerOnErrorEvent event) {
            lastFailure = String.valueOf(event.getThrowable().getMessage());
        }

        private void changed(CircuitBreakerOnStateTransitionEvent event) {
            switch (event.getStateTransition()) {
                case CLOSED_TO_OPEN -> {
                    opened.increment();
                    LOG.warn(
                            "the {} engine is left alone: its last {} calls got no answer; it is tried every {} ms. Last: {}",
                            id,
                            properties.failures(),
                            properties.pause().toMillis(),
                            lastFailure);
                }
                case HALF_OPEN_TO_CLOSED, OPEN_TO_CLOSED -> LOG.info("the {} engine answers again", id);
                default -> LOG.debug("breaker of the {} engine: {}", id, event.getStateTransition());
            }
        }
    }
}
