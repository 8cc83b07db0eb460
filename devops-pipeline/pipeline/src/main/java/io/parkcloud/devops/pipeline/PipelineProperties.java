package io.parkcloud.devops.pipeline;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of pipelines.
 *
 * @param directory where test reports and kept files of runs are; replicas of the platform must share it
 */
@Validated
@ConfigurationProperties("parkcloud.pipeline")
public record PipelineProperties(
        @DefaultValue("data/pipelines") @NotNull Path directory) {}
