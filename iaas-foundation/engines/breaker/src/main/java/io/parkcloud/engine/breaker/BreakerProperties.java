package io.parkcloud.engine.breaker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When an engine is left alone: {@code parkcloud.engines.breaker}.
 *
 * @param failures calls in a row, finished one after the other, that got no answer before an engine is left alone
 * @param pause    how long it is left alone before one call tries it again; this is what recovery is late by at most
 * @param trial    longest time that everybody else waits for the outcome of that one call; then the next one tries
 */
@Validated
@ConfigurationProperties("parkcloud.engines.breaker")
public record BreakerProperties(
        @DefaultValue("10") @Min(1) @Max(1000) int failures,
        @DefaultValue("2s") Duration pause,
        @DefaultValue("5s") Duration trial) {

    public BreakerProperties {
        positive("pause", pause);
        positive("trial", trial);
    }

    private static void positive(String name, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "parkcloud.engines.breaker.%s must be at least 1ms, was %s".formatted(name, duration));
        }
    }
}
