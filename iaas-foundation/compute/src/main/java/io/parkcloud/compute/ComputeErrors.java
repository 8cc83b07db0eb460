package io.parkcloud.compute;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways to ask for a guest that cannot be. */
public final class ComputeErrors {

    public static final ErrorCode SIZE_MISSING =
            new ErrorCode("compute.instance.size-missing", "An instance needs a size", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode IMAGE_DOES_NOT_FIT = new ErrorCode(
            "compute.instance.image-does-not-fit", "The image needs more than this", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode NO_HOST = new ErrorCode(
            "compute.placement.no-host", "No host can take the instance", ErrorCategory.CAPACITY_EXHAUSTED);

    public static final ErrorCode FIXED =
            new ErrorCode("compute.field-fixed", "The field is set once", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode ZONE_DIFFERS =
            new ErrorCode("compute.zone-differs", "What is connected stands in one zone", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode KEY_INVALID =
            new ErrorCode("compute.key-pair.invalid", "This is not an OpenSSH public key", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode IMAGE_PARTS_INVALID = new ErrorCode(
            "compute.image.parts-invalid",
            "An image is a disk, or a kernel with an initrd",
            ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode VOLUME_ATTACHED = new ErrorCode(
            "compute.attachment.volume-attached", "The volume is attached elsewhere", ErrorCategory.CONFLICT);

    public static final ErrorCode NOT_RUNNING =
            new ErrorCode("compute.instance.not-running", "The instance does not run", ErrorCategory.CONFLICT);

    public static final ErrorCode TICKET_INVALID =
            new ErrorCode("compute.console.ticket-invalid", "The ticket opens no console", ErrorCategory.FORBIDDEN);

    public static final ErrorCode NO_WEB_SOCKET =
            new ErrorCode("compute.console.no-web-socket", "A console is a WebSocket", ErrorCategory.INVALID_ARGUMENT);

    public static final ErrorCode ORIGIN_FOREIGN = new ErrorCode(
            "compute.console.origin-foreign", "A page from elsewhere opens no console", ErrorCategory.FORBIDDEN);

    private ComputeErrors() {}
}
