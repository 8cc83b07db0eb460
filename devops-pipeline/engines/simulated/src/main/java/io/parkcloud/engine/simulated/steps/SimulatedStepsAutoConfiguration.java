package io.parkcloud.engine.simulated.steps;

import io.parkcloud.devops.pipeline.spi.StepEngine;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Chosen by {@code parkcloud.steps.engine=simulated}. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.steps.engine", havingValue = "simulated")
public class SimulatedStepsAutoConfiguration {

    private static final int ROOMS = 100;

    @Bean
    StepEngine simulatedStepEngine(Clock clock) {
        return new SimulatedStepEngine(clock, ROOMS);
    }
}
