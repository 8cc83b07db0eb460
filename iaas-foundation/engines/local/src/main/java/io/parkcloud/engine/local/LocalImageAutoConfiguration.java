package io.parkcloud.engine.local;

import io.parkcloud.compute.spi.ImageStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Images on this host, where {@code parkcloud.compute.images.engine=local}. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.compute.images.engine", havingValue = "local")
@EnableConfigurationProperties(LocalImageProperties.class)
public class LocalImageAutoConfiguration {

    @Bean
    ImageStore localImageStore(LocalImageProperties properties) {
        return new LocalImageStore(properties);
    }
}
