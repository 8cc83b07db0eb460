package io.parkcloud.engine.sandbox;

import io.parkcloud.network.spi.NamespacePlug;
import io.parkcloud.workloads.spi.WorkloadEngine;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Chosen by {@code parkcloud.workloads.engine=sandbox}. Needs a network engine that can plug namespaces. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.workloads.engine", havingValue = "sandbox")
@EnableConfigurationProperties(SandboxProperties.class)
public class SandboxAutoConfiguration {

    @Bean(destroyMethod = "close")
    WorkloadEngine sandboxWorkloadEngine(SandboxProperties properties, NamespacePlug plug, Clock clock) {
        return new SandboxWorkloadEngine(properties, plug, clock);
    }
}
