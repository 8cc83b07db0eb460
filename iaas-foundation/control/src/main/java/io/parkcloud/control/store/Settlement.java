package io.parkcloud.control.store;

import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.Phase;
import java.util.Optional;

/**
 * What one reconcile pass writes back. Refused as a whole if somebody else has claimed the row since.
 *
 * @param before   the row as claimed
 * @param phase    new phase
 * @param status   new status JSON
 * @param settled  whether the generation of {@code before} is now real (or the row gone): operations waiting for it end
 * @param failure  why it cannot become real; ends waiting operations as failed
 * @param forget   the row goes, and with it its references, claims, charges and running usage
 * @param nextLook when it is due again, milliseconds since the epoch
 * @param step     of the operation, if it changed
 * @param attempt  failures in a row, to be stored
 */
public record Settlement(
        StoredResource before,
        Phase phase,
        String status,
        boolean settled,
        Optional<Failure> failure,
        boolean forget,
        long nextLook,
        Optional<String> step,
        int attempt,
        boolean keepLease) {

    /** A code and a sentence. */
    public record Failure(ErrorCode code, String message) {}

    /** Whether anything but the time of the next look would change. Failing again for the same reason is no change. */
    public boolean changes() {
        return forget
                || (settled && before.observedGeneration() != before.generation())
                || phase != before.phase()
                || !status.equals(before.status())
                || step.isPresent();
    }
}
