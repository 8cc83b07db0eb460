package io.parkcloud.engine.ovn;

import io.parkcloud.network.spi.NamespacePlug;
import io.parkcloud.network.spi.NetworkEngine;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Registers the OVN driver when {@code parkcloud.network.engine=ovn}. */
@AutoConfiguration
@ConditionalOnProperty(name = "parkcloud.network.engine", havingValue = "ovn")
@EnableConfigurationProperties(OvnProperties.class)
public class OvnAutoConfiguration {

    /** Databases that are there answer within milliseconds; ones that are not must not hold up the start. */
    private static final Duration START = Duration.ofSeconds(2);

    @Bean(destroyMethod = "close")
    NetworkEngine networkEngine(OvnProperties properties) {
        var engine = new OvnNetworkEngine(properties);
        engine.awaitConnected(START);
        return engine;
    }

    @Bean(destroyMethod = "close")
    NamespacePlug namespacePlug(OvnProperties properties) {
        var plug = new OvsNamespacePlug(properties);
        plug.awaitConnected(START);
        return plug;
    }
}
