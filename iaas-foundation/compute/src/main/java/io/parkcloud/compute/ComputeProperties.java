package io.parkcloud.compute;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the compute module.
 *
 * @param providedImages folder with one folder per image that the platform offers from its first start, holding {@code vmlinuz}
 *                       and {@code initrd}; absent offers none
 */
@ConfigurationProperties("parkcloud.compute")
public record ComputeProperties(@Nullable Path providedImages) {}
