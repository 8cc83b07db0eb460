package io.parkcloud.engine.simulated.registry;

import io.parkcloud.devops.registry.spi.ImageRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Chosen by {@code parkcloud.registry.engine=simulated}. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.registry.engine", havingValue = "simulated")
public class SimulatedRegistryAutoConfiguration {

    @Bean
    ImageRegistry simulatedImageRegistry() {
        return new SimulatedImageRegistry();
    }
}
