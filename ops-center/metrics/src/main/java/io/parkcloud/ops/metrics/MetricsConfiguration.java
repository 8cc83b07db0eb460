package io.parkcloud.ops.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.web.Places;
import io.parkcloud.control.web.PrincipalSource;
import io.parkcloud.kernel.Measured;
import io.parkcloud.ops.metrics.collect.MeasuredSeries;
import io.parkcloud.ops.metrics.collect.ResourceLabels;
import io.parkcloud.ops.metrics.collect.Sampler;
import io.parkcloud.ops.metrics.query.MetricQueries;
import io.parkcloud.ops.metrics.query.MetricsStore;
import io.parkcloud.ops.metrics.query.PrometheusStore;
import io.parkcloud.ops.metrics.web.MetricsController;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Metrics: gathered from every engine that measures, told to the collector, asked for by whoever may see them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsProperties.class)
public class MetricsConfiguration {

    @Bean
    Sampler sampler(List<Measured> engines, MetricsProperties properties, Clock clock) {
        return new Sampler(engines, properties.every(), clock);
    }

    @Bean
    ResourceLabels resourceLabels(Store store) {
        return new ResourceLabels(store);
    }

    @Bean
    MetricsStore metricsStore(MetricsProperties properties) {
        var address = properties.prometheus();
        if (address == null) {
            return (expression, query) -> {
                throw MetricsErrors.UNAVAILABLE.error("this platform has no metrics service");
            };
        }
        return new PrometheusStore(address, properties.user(), secret(properties.password()), properties.timeout());
    }

    @Bean
    MetricQueries metricQueries(MetricsStore store, MetricsProperties properties) {
        return new MetricQueries(store, properties.queries());
    }

    @Bean
    MetricsController metricsController(MetricQueries queries, Places places, PrincipalSource principals, Clock clock) {
        return new MetricsController(queries, places, principals, clock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startSampling(
            Sampler sampler, ResourceLabels labels, ObjectProvider<PrometheusMeterRegistry> registries) {
        return ready -> {
            registries.ifAvailable(
                    registry -> registry.getPrometheusRegistry().register(new MeasuredSeries(sampler, labels)));
            sampler.start();
        };
    }

    private static Optional<String> secret(@Nullable Path file) {
        try {
            return file == null
                    ? Optional.empty()
                    : Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the password of the metrics service cannot be read", e);
        }
    }
}
