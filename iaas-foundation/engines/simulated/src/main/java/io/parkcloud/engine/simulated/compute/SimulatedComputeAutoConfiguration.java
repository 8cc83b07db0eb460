package io.parkcloud.engine.simulated.compute;

import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.ImageStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Hosts in memory, where {@code parkcloud.compute.engine=simulated}, and images, where
 * {@code parkcloud.compute.images.engine=simulated}.
 */
@AutoConfiguration
@EnableConfigurationProperties(SimulatedComputeProperties.class)
public class SimulatedComputeAutoConfiguration {

    @Bean
    @ConditionalOnProperty(name = "parkcloud.compute.engine", havingValue = "simulated")
    ComputeEngine simulatedComputeEngine(SimulatedComputeProperties properties, GreyScreens screens) {
        return new SimulatedComputeEngine(properties.hostFacts(), properties.faults(), screens);
    }

    @Bean
    @ConditionalOnProperty(name = "parkcloud.compute.engine", havingValue = "simulated")
    GreyScreens simulatedScreens() {
        return new GreyScreens();
    }

    @Bean
    @ConditionalOnProperty(name = "parkcloud.compute.images.engine", havingValue = "simulated")
    ImageStore simulatedImageStore(SimulatedComputeProperties properties) {
        return new SimulatedImageStore(properties.faults());
    }
}
