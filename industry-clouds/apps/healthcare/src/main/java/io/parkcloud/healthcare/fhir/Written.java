package io.parkcloud.healthcare.fhir;

import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What became of a wish.
 *
 * @param type resource type
 * @param id its id
 * @param version its version now
 * @param updatedAt when that was written, in milliseconds
 * @param result what was done
 * @param resource the resource as it is now; null if it is gone
 */
public record Written(
        String type,
        String id,
        int version,
        long updatedAt,
        Result result,
        @Nullable Resource resource) {

    /** What was done. */
    public enum Result {
        CREATED,
        UPDATED,
        EXISTED,
        DELETED,
        WAS_GONE
    }
}
