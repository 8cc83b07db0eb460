package io.parkcloud.control.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the control plane.
 *
 * @param replica       name of this process among those that share the database; by default host name and process id.
 *                      With a name that outlives the process, work that a killed one had in hand goes on at once
 * @param lease         longest time that one reconcile pass may take before another replica may take over
 * @param threads       reconcile passes side by side; 0 makes this replica accept and answer without reconciling
 * @param masterKeyFile file of at least 16 random bytes under which secrets are sealed; the same on every replica
 */
@Validated
@ConfigurationProperties("parkcloud.control")
public record ControlProperties(
        @Nullable String replica,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("12") @Min(0) @Max(512) int threads,
        Path masterKeyFile) {}
