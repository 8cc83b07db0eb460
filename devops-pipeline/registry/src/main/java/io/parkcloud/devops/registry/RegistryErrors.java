package io.parkcloud.devops.registry;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways to ask for images that cannot be. */
public final class RegistryErrors {

    public static final ErrorCode NAME_INVALID = new ErrorCode(
            "registry.name.invalid", "That is no name of an image repository", ErrorCategory.UNPROCESSABLE);

    private RegistryErrors() {}
}
