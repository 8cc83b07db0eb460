package io.parkcloud.services;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways to ask for a service that cannot be. */
public final class ServiceErrors {

    public static final ErrorCode PARAMETER_UNKNOWN = new ErrorCode(
            "services.instance.parameter-unknown", "The class has no such parameter", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode PARAMETER_INVALID = new ErrorCode(
            "services.instance.parameter-invalid", "The parameter cannot have this value", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode VERSION_UNKNOWN = new ErrorCode(
            "services.instance.version-unknown", "This version is not offered", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode FIXED =
            new ErrorCode("services.field.fixed", "This field cannot be changed", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode NOT_READY =
            new ErrorCode("services.instance.not-ready", "The service has no credentials yet", ErrorCategory.CONFLICT);

    private ServiceErrors() {}
}
