package io.parkcloud.engine.simulated.network;

import io.parkcloud.engine.simulated.SeededFaults;
import io.parkcloud.network.spi.NamespacePlug;
import io.parkcloud.network.spi.NetworkEngine;
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

    /** The one network behind both ports, which are beans of their own. */
    record Simulation(SimulatedNetworkEngine network) {}

    @Bean
    Simulation simulation(SimulatedNetworkProperties properties) {
        var faults = new SeededFaults(
                properties.seed(),
                properties.refusals(),
                properties.lostAnswers(),
                properties.latency(),
                pause -> LockSupport.parkNanos(pause.toNanos()));
        return new Simulation(new SimulatedNetworkEngine(properties.external(), faults));
    }

    @Bean
    NetworkEngine networkEngine(Simulation simulation) {
        return simulation.network();
    }

    @Bean
    NamespacePlug namespacePlug(Simulation simulation) {
        return new SimulatedNamespacePlug(simulation.network());
    }
}
