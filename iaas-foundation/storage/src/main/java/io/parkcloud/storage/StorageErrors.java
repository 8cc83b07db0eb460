package io.parkcloud.storage;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways to ask for storage that cannot be. */
public final class StorageErrors {

    public static final ErrorCode VOLUME_SHRINKS =
            new ErrorCode("storage.volume.shrinks", "A volume never shrinks", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode VOLUME_LOST =
            new ErrorCode("storage.volume.lost", "The volume's data is gone", ErrorCategory.INTERNAL);

    private StorageErrors() {}
}
