package io.parkcloud.engine.distribution;

import io.parkcloud.devops.registry.spi.ImageRegistry;
import io.parkcloud.devops.registry.spi.RegistryAccess;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Chosen by {@code parkcloud.registry.engine=distribution}. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.registry.engine", havingValue = "distribution")
@EnableConfigurationProperties(DistributionProperties.class)
public class DistributionAutoConfiguration {

    @Bean(destroyMethod = "close")
    ImageRegistry distributionRegistry(DistributionProperties properties, RegistryAccess access) {
        return new DistributionRegistry(properties, access);
    }
}
