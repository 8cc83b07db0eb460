package io.parkcloud.engine.steps;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of steps on this box; what concerns every sandbox is in {@code parkcloud.workloads.sandbox}.
 *
 * @param rooms how many rooms may be open at once
 * @param warm how many rooms wait, made ready, for a run to come
 * @param memoryMiB most memory that one step may ask for
 * @param logMiB a step that writes more is ended
 * @param processes most processes and threads of one step
 * @param mavenMirror a local Maven repository that steps may read, as the mirror of all others; none if absent
 */
@Validated
@ConfigurationProperties("parkcloud.steps.sandbox")
public record SandboxStepsProperties(
        @DefaultValue("4") @Min(1) @Max(1000) int rooms,
        @DefaultValue("1") @Min(0) @Max(100) int warm,
        @DefaultValue("4096") @Min(64) int memoryMiB,
        @DefaultValue("32") @Min(1) @Max(1024) int logMiB,
        @DefaultValue("1024") @Min(16) int processes,
        @Nullable Path mavenMirror) {}
