package io.parkcloud.workloads;

import io.parkcloud.control.secret.Secrets;
import io.parkcloud.workloads.application.ApplicationKind;
import io.parkcloud.workloads.spi.WorkloadEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The workload kinds, over whichever engine is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkloadsProperties.class)
public class WorkloadsConfiguration {

    @Bean
    Artifacts artifacts(WorkloadsProperties properties) {
        return new Artifacts(properties.artifacts());
    }

    @Bean
    ApplicationKind applicationKind(
            WorkloadEngine engine,
            Artifacts artifacts,
            WorkloadsProperties properties,
            Secrets secrets,
            ObjectProvider<BindingSource> bindings) {
        return new ApplicationKind(engine, artifacts, properties.javaRuntime(), secrets, bindings.getIfAvailable());
    }
}
