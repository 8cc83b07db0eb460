package io.parkcloud.engine.local;

import io.parkcloud.storage.spi.BlockStorageEngine;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Volumes on this host, where {@code parkcloud.storage.engine=local}. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.storage.engine", havingValue = "local")
@EnableConfigurationProperties(LocalStorageProperties.class)
public class LocalStorageAutoConfiguration {

    @Bean
    BlockStorageEngine localStorageEngine(LocalStorageProperties properties, Clock clock) {
        return new LocalStorageEngine(properties, clock);
    }
}
