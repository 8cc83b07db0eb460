package io.parkcloud.workloads;

import io.parkcloud.control.reconcile.WakeUps;
import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.control.store.Store;
import io.parkcloud.network.Backends;
import io.parkcloud.workloads.application.ApplicationBackends;
import io.parkcloud.workloads.application.ApplicationKind;
import io.parkcloud.workloads.application.ReplicaKind;
import io.parkcloud.workloads.spi.WorkloadEngine;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
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
    WakeUps workloadWakeUps(WorkloadEngine engine, Store store, Dispatcher dispatcher, Clock clock) {
        return new WakeUps("workload-hints", engine::onChange, store, dispatcher, clock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startWorkloadWakeUps(@Qualifier("workloadWakeUps") WakeUps hints) {
        return ready -> hints.start();
    }

    @Bean
    ApplicationKind applicationKind(
            WorkloadEngine engine, Artifacts artifacts, Secrets secrets, ObjectProvider<BindingSource> bindings) {
        return new ApplicationKind(engine, artifacts, secrets, bindings.getIfAvailable());
    }

    @Bean
    ReplicaKind replicaKind(
            WorkloadEngine engine,
            Artifacts artifacts,
            WorkloadsProperties properties,
            Secrets secrets,
            ObjectProvider<BindingSource> bindings) {
        return new ReplicaKind(engine, artifacts, properties.javaRuntime(), secrets, bindings.getIfAvailable());
    }

    @Bean
    Backends applicationBackends() {
        return new ApplicationBackends();
    }
}
