package io.parkcloud.engine.libvirt;

import io.parkcloud.compute.spi.ComputeEngine;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Guests through libvirt, where {@code parkcloud.compute.engine=libvirt}. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.compute.engine", havingValue = "libvirt")
@EnableConfigurationProperties(LibvirtProperties.class)
public class LibvirtAutoConfiguration {

    @Bean(destroyMethod = "close")
    ComputeEngine libvirtComputeEngine(LibvirtProperties properties, Clock clock) {
        return LibvirtEngines.open(properties, clock);
    }
}
