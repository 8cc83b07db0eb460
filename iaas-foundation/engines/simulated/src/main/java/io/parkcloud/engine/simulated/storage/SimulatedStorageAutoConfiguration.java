package io.parkcloud.engine.simulated.storage;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.storage.spi.BlockStorageEngine;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Volumes in memory, where {@code parkcloud.storage.engine=simulated}. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.storage.engine", havingValue = "simulated")
@EnableConfigurationProperties(SimulatedStorageProperties.class)
public class SimulatedStorageAutoConfiguration {

    @Bean
    BlockStorageEngine simulatedStorageEngine(SimulatedStorageProperties properties) {
        return new SimulatedStorageEngine(new ByteSize(properties.capacity().toBytes()), properties.faults());
    }
}
