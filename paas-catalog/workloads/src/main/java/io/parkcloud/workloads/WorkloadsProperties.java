package io.parkcloud.workloads;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the workloads module.
 *
 * @param artifacts folder with the programs that applications may name, {@code <name>.jar}
 * @param javaHome  Java runtime that applications run on; by default the platform's own
 */
@Validated
@ConfigurationProperties("parkcloud.workloads")
public record WorkloadsProperties(@NotNull Path artifacts, Optional<Path> javaHome) {

    Path javaRuntime() {
        return javaHome.orElseGet(() -> Path.of(System.getProperty("java.home")));
    }
}
