package io.parkcloud.workloads;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways to ask for an application that cannot be. */
public final class WorkloadErrors {

    public static final ErrorCode ARTIFACT_UNKNOWN = new ErrorCode(
            "workloads.application.artifact-unknown", "There is no such program", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode BINDING_UNKNOWN = new ErrorCode(
            "workloads.application.binding-unknown",
            "The environment names a binding or a field of one that is not there",
            ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode BINDINGS_UNSUPPORTED = new ErrorCode(
            "workloads.application.bindings-unsupported",
            "This platform has no services to bind to",
            ErrorCategory.UNSUPPORTED);

    public static final ErrorCode FIXED =
            new ErrorCode("workloads.field.fixed", "This field cannot be changed", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode ONE_ADDRESS = new ErrorCode(
            "workloads.application.one-address", "Several copies cannot have one address", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode RELEASE_FAILED = new ErrorCode(
            "workloads.application.release-failed", "The release did not become healthy", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode MADE_BY_APPLICATION = new ErrorCode(
            "workloads.replica.made-by-application",
            "Copies are made by their application",
            ErrorCategory.UNPROCESSABLE);

    private WorkloadErrors() {}
}
