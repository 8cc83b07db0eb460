package io.parkcloud.engine.distribution;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings below {@code parkcloud.registry.distribution}.
 *
 * @param url where the platform reaches the registry
 * @param patience longest wait for one answer
 */
@Validated
@ConfigurationProperties("parkcloud.registry.distribution")
public record DistributionProperties(
        @NotNull @DefaultValue("http://127.0.0.1:5000") URI url,
        @NotNull @DefaultValue("10s") Duration patience) {}
