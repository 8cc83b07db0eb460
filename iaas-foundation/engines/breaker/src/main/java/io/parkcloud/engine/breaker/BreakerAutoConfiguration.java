package io.parkcloud.engine.breaker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Puts all engines behind breakers, and shows these to operators: {@code parkcloud.engine.breakers.open} (0 when all is
 * well), {@code parkcloud.engine.breaker.opened} and {@code parkcloud.engine.calls.unasked}, by engine.
 */
@AutoConfiguration
@EnableConfigurationProperties(BreakerProperties.class)
public class BreakerAutoConfiguration {

    @Bean
    EngineBreakers engineBreakers(BreakerProperties properties, ObjectProvider<Clock> clock) {
        return new EngineBreakers(properties, new SteadyClock(clock.getIfAvailable(Clock::systemUTC)));
    }

    @Bean
    static EngineDecorator engineDecorator(ObjectProvider<EngineBreakers> breakers) {
        return new EngineDecorator(breakers);
    }

    /** When all engines are there. Per engine and not per host: ten thousand hosts are not ten thousand series. */
    @Bean
    SmartInitializingSingleton engineBreakerMetrics(EngineBreakers breakers, ObjectProvider<MeterRegistry> meters) {
        return () -> meters.ifAvailable(registry -> breakers.all().forEach(breaker -> bind(breaker, registry)));
    }

    private static void bind(EngineBreaker breaker, MeterRegistry registry) {
        Gauge.builder("parkcloud.engine.breakers.open", breaker, EngineBreaker::open)
                .description("Engines, or hosts of one, that are left alone because they do not answer")
                .tag("engine", breaker.engine())
                .register(registry);
        FunctionCounter.builder("parkcloud.engine.breaker.opened", breaker, EngineBreaker::opened)
                .description("How often an engine, or a host of one, began to be left alone")
                .tag("engine", breaker.engine())
                .register(registry);
        FunctionCounter.builder("parkcloud.engine.calls.unasked", breaker, EngineBreaker::unasked)
                .description("Calls that failed at once because the engine was left alone")
                .tag("engine", breaker.engine())
                .register(registry);
    }
}
