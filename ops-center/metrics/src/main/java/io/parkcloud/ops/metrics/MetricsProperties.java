package io.parkcloud.ops.metrics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings below {@code parkcloud.metrics}.
 *
 * @param every      time between two looks at what engines measure
 * @param prometheus address of what keeps the series and answers queries (a Prometheus, or whatever answers like one); absent
 *                   answers no queries
 * @param user       whom it knows the platform as
 * @param password   file with the password; absent if it asks for none
 * @param timeout    longest time one query may take
 * @param queries    queries of one organisation at the same time; more are refused at once
 */
@Validated
@ConfigurationProperties("parkcloud.metrics")
public record MetricsProperties(
        @NotNull @DefaultValue("15s") Duration every,
        @Nullable URI prometheus,
        @NotBlank @DefaultValue("parkcloud") String user,
        @Nullable Path password,
        @NotNull @DefaultValue("10s") Duration timeout,
        @DefaultValue("6") @Min(1) @Max(100) int queries) {}
