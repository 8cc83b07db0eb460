package io.parkcloud.control.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.parkcloud.control.event.EventHub;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.reconcile.Foreground;
import io.parkcloud.control.reconcile.PassRunner;
import io.parkcloud.control.reconcile.ReconcileRuntime;
import io.parkcloud.control.resource.Codec;
import io.parkcloud.control.resource.ResourceQueries;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.resource.SpecReader;
import io.parkcloud.control.secret.SecretBox;
import io.parkcloud.control.secret.Secrets;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.IdGenerator;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The control plane of one replica. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ControlProperties.class)
public class ControlConfiguration {

    /** Longest that requests may hold a reconcile pass up. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    IdGenerator ids(Clock clock, RandomGenerator random) {
        return IdGenerator.timeOrdered(clock, random);
    }

    @Bean
    KindRegistry kinds(List<Kind<?, ?>> kinds) {
        return new KindRegistry(kinds);
    }

    @Bean
    Codec codec(KindRegistry kinds) {
        return new Codec(kinds);
    }

    @Bean
    SpecReader specReader(Validator validator) {
        return new SpecReader(validator);
    }

    @Bean
    SecretBox secretBox(ControlProperties properties) {
        try {
            return new SecretBox(Files.readAllBytes(properties.masterKeyFile()), new SecureRandom());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the master key cannot be read from parkcloud.control.master-key-file="
                            + properties.masterKeyFile(),
                    e);
        }
    }

    @Bean
    Secrets secrets(Store store, SecretBox box) {
        return new Secrets(store, box);
    }

    @Bean
    EventHub eventHub(Store store) {
        return new EventHub(store);
    }

    @Bean
    Foreground foreground() {
        return new Foreground(Runtime.getRuntime().availableProcessors(), PATIENCE);
    }

    @Bean
    ReconcileRuntime reconcileRuntime(
            Store store,
            ObjectProvider<PassRunner> runner,
            Clock clock,
            ControlProperties properties,
            Foreground foreground,
            EventHub events) {
        var replica = Optional.ofNullable(properties.replica())
                .orElseGet(() -> ManagementFactory.getRuntimeMXBean().getName());
        var settings = new ReconcileRuntime.Settings(
                replica, properties.lease(), Math.max(1, properties.threads()), foreground);
        return new ReconcileRuntime(store, runner::getObject, clock, settings, events::nudge);
    }

    @Bean
    ResourceService resourceService(
            KindRegistry kinds, Store store, Codec codec, Clock clock, IdGenerator ids, ReconcileRuntime runtime) {
        return new ResourceService(kinds, store, codec, clock, ids, runtime);
    }

    @Bean
    ResourceQueries resourceQueries(Store store, Codec codec) {
        return new ResourceQueries(store, codec);
    }

    @Bean
    PassRunner passRunner(
            Store store,
            Codec codec,
            ResourceService resources,
            Secrets secrets,
            Clock clock,
            RandomGenerator random,
            ObjectProvider<MeterRegistry> meters) {
        return new PassRunner(store, codec, resources, secrets, clock, random).timed(ControlMeters.of(meters));
    }

    @Bean
    SmartInitializingSingleton queueMeter(Store store, Clock clock, ObjectProvider<MeterRegistry> meters) {
        return () -> meters.ifAvailable(registry -> ControlMeters.bindQueue(registry, store, clock));
    }

    /** Work begins when everything is wired and migrated, not before. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> startWork(
            ReconcileRuntime runtime, EventHub events, ControlProperties properties) {
        return ready -> {
            events.start();
            if (properties.threads() > 0) {
                runtime.start();
            }
        };
    }
}
