package io.parkcloud.services;

import io.parkcloud.control.secret.Secrets;
import io.parkcloud.workloads.spi.WorkloadEngine;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The services, over whichever workload engine is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServicesProperties.class)
public class ServicesConfiguration {

    @Bean
    ServiceCredentials serviceCredentials(Secrets secrets) {
        return new ServiceCredentials(secrets);
    }

    @Bean
    ServiceInstanceKind serviceInstanceKind(
            WorkloadEngine engine, ServiceCredentials credentials, ServicesProperties properties) {
        return new ServiceInstanceKind(engine, credentials, properties);
    }
}
