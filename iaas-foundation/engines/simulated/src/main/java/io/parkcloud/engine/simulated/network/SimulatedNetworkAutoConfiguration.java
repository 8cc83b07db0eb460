package io.parkcloud.engine.simulated.network;

import io.parkcloud.engine.simulated.SeededFaults;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Registers the simulated network when {@code parkcloud.network.engine=simulated}. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.network.engine", havingValue = "simulated")
@EnableConfigurationProperties(SimulatedNetworkProperties.class)
public class SimulatedNetworkAutoConfiguration {

    @Bean
    SimulatedNetworkEngine networkEngine(SimulatedNetworkProperties properties) {
        var faults = new SeededFaults(
                properties.seed(),
                properties.refusals(),
                properties.lostAnswers(),
                properties.latency(),
                pause -> LockSupport.parkNanos(pause.toNanos()));
        return new SimulatedNetworkEngine(properties.external(), faults);
    }

    @Bean
    SimulatedNamespacePlug namespacePlug(SimulatedNetworkEngine engine) {
        return new SimulatedNamespacePlug(engine);
    }
}
