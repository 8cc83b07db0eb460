package io.parkcloud.compute;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the compute module.
 *
 * @param providedImages folder with one folder per image that the platform offers from its first start, holding {@code vmlinuz}
 *                       and {@code initrd}; absent offers none
 * @param consoleIdle    time after which an open console is closed when neither side has said anything
 */
@ConfigurationProperties("parkcloud.compute")
public record ComputeProperties(
        @Nullable Path providedImages, @DefaultValue("15m") Duration consoleIdle) {}
