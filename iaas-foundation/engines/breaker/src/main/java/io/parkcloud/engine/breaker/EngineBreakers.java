package io.parkcloud.engine.breaker;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.PlatformException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigurationProperties;

/**
 * The breakers of all engines, by the name of the engine. Only {@code engine.unavailable} counts as a failure. An engine that
 * refuses is there; what is not an error of the platform at all says nothing about the engine. Because drivers also call
 * unavailable what concerns one object only, nothing less than an unbroken row of failures opens a breaker: objects are
 * looked at before they are changed, so that any healthy engine breaks the row.
 */
final class EngineBreakers {

    private final Map<String, EngineBreaker> byEngine = new ConcurrentHashMap<>();
    private final Resilience4JCircuitBreakerFactory factory;
    private final BreakerProperties properties;

    EngineBreakers(BreakerProperties properties, Clock clock) {
        this.properties = properties;
        var config = config(properties, clock);
        var registry = CircuitBreakerRegistry.of(config);
        this.factory = new Resilience4JCircuitBreakerFactory(
                registry, TimeLimiterRegistry.ofDefaults(), null, inTheCallersThread());
        factory.configureDefault(id -> new Resilience4JConfigBuilder(id)
                .circuitBreakerConfig(config)
                .timeLimiterConfig(TimeLimiterConfig.ofDefaults())
                .build());
    }

    /** @param engine the word of its ports */
    EngineBreaker of(String engine) {
        return byEngine.computeIfAbsent(engine, name -> new EngineBreaker(name, factory, properties));
    }

    Collection<EngineBreaker> all() {
        return List.copyOf(byEngine.values());
    }

    /** Engines have time limits of their own, and a call that is cut off by another thread has an unknown outcome. */
    private static Resilience4JConfigurationProperties inTheCallersThread() {
        var settings = new Resilience4JConfigurationProperties();
        settings.setDisableThreadPool(true);
        settings.setDisableTimeLimiter(true);
        return settings;
    }

    private static CircuitBreakerConfig config(BreakerProperties properties, Clock clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(properties.failures())
                .minimumNumberOfCalls(properties.failures())
                .failureRateThreshold(100)
                .slowCallDurationThreshold(
                        Duration.ofDays(1)) // Slow is not away: fetching an image takes what it takes.
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(properties.pause())
                .maxWaitDurationInHalfOpenState(properties.trial())
                .recordException(EngineBreakers::saysAway)
                .ignoreException(EngineBreakers::saysNothing)
                .writableStackTraceEnabled(false)
                .clock(clock)
                .build();
    }

    private static boolean saysAway(Throwable failure) {
        return failure instanceof EngineException e && e.code().equals(EngineErrors.UNAVAILABLE);
    }

    /** A bug, or another engine's open breaker behind this engine: neither this one's failure nor its answer. */
    private static boolean saysNothing(Throwable failure) {
        return !(failure instanceof PlatformException) || failure.getCause() instanceof CallNotPermittedException;
    }
}
