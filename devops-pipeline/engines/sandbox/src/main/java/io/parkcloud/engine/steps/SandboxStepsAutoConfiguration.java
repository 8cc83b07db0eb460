package io.parkcloud.engine.steps;

import io.parkcloud.devops.pipeline.spi.StepEngine;
import io.parkcloud.engine.sandbox.SandboxProperties;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Chosen by {@code parkcloud.steps.engine=sandbox}. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.steps.engine", havingValue = "sandbox")
@EnableConfigurationProperties({SandboxProperties.class, SandboxStepsProperties.class})
public class SandboxStepsAutoConfiguration {

    @Bean(initMethod = "begin", destroyMethod = "close")
    StepEngine sandboxStepEngine(SandboxProperties box, SandboxStepsProperties properties, Clock clock) {
        return new SandboxStepEngine(box, properties, clock);
    }
}
