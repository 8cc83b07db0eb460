package io.parkcloud.engine.kubernetes;

import io.parkcloud.workloads.spi.WorkloadEngine;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Chosen by {@code parkcloud.workloads.engine=kubernetes}. Starts also while the cluster is away. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.workloads.engine", havingValue = "kubernetes")
@EnableConfigurationProperties(KubernetesProperties.class)
public class KubernetesAutoConfiguration {

    @Bean(destroyMethod = "close")
    WorkloadEngine kubernetesWorkloadEngine(KubernetesProperties properties, Clock clock) {
        return new KubernetesWorkloadEngine(properties, clock);
    }
}
