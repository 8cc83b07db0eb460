package io.parkcloud.engine.simulated.workloads;

import io.parkcloud.workloads.spi.WorkloadEngine;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Chosen by {@code parkcloud.workloads.engine=simulated}. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.workloads.engine", havingValue = "simulated")
@EnableConfigurationProperties(SimulatedWorkloadProperties.class)
public class SimulatedWorkloadAutoConfiguration {

    @Bean
    WorkloadEngine simulatedWorkloadEngine(SimulatedWorkloadProperties properties, Clock clock) {
        return new SimulatedWorkloadEngine(properties, clock);
    }
}
