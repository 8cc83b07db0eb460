package io.parkcloud.devops.pipeline;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways for a pipeline or a run to be wrong. */
public final class PipelineErrors {

    public static final ErrorCode FILE_INVALID =
            new ErrorCode("pipeline.file.invalid", "The pipeline's file is not usable", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode PATTERN_INVALID =
            new ErrorCode("pipeline.pattern.invalid", "That is no pattern for branches", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode SOURCE_MISSING =
            new ErrorCode("pipeline.source.missing", "The commit cannot be read", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode SECRET_MISSING = new ErrorCode(
            "pipeline.secret.missing", "A secret that a step needs is not set", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode SECRET_INVALID =
            new ErrorCode("pipeline.secret.invalid", "The secret cannot be kept", ErrorCategory.INVALID_ARGUMENT);
    public static final ErrorCode RUN_FAILED =
            new ErrorCode("pipeline.run.failed", "The run has failed", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode RUN_CANCELLED =
            new ErrorCode("pipeline.run.cancelled", "The run was cancelled", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode RUN_OVER =
            new ErrorCode("pipeline.run.over", "The run is over", ErrorCategory.CONFLICT);
    public static final ErrorCode RUN_GOES_ON =
            new ErrorCode("pipeline.run.goes-on", "The run is not over yet", ErrorCategory.CONFLICT);
    public static final ErrorCode NOTHING_TO_APPROVE = new ErrorCode(
            "pipeline.run.nothing-to-approve", "No stage of the run waits for an approval", ErrorCategory.CONFLICT);
    public static final ErrorCode RUN_MADE_BY_PIPELINE = new ErrorCode(
            "pipeline.run.made-by-pipeline", "Runs are made by their pipeline", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode STEP_NOT_FOUND =
            new ErrorCode("pipeline.step.not-found", "The run has no such step", ErrorCategory.NOT_FOUND);
    public static final ErrorCode ARTIFACT_NOT_FOUND =
            new ErrorCode("pipeline.artifact.not-found", "The run has kept no such file", ErrorCategory.NOT_FOUND);

    private PipelineErrors() {}
}
