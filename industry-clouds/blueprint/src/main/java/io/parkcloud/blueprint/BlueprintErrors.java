package io.parkcloud.blueprint;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways for a template or a stack to be wrong. */
public final class BlueprintErrors {

    public static final ErrorCode TEMPLATE_INVALID =
            new ErrorCode("blueprint.template.invalid", "The template is not usable", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode TEMPLATE_NOT_FOUND =
            new ErrorCode("blueprint.template.not-found", "There is no such template", ErrorCategory.NOT_FOUND);
    public static final ErrorCode PARAMETERS_INVALID = new ErrorCode(
            "blueprint.parameters.invalid", "The parameters do not fit the template", ErrorCategory.INVALID_ARGUMENT);
    public static final ErrorCode TEMPLATE_FIXED = new ErrorCode(
            "blueprint.stack.template-fixed", "A stack stays with its template", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode SHARED_NOT_FOUND = new ErrorCode(
            "blueprint.shared.not-found",
            "A shared resource that the template needs is missing",
            ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode PART_FAILED =
            new ErrorCode("blueprint.stack.part-failed", "A part of the stack has failed", ErrorCategory.UNPROCESSABLE);

    private BlueprintErrors() {}
}
