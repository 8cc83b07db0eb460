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
 * @param keepLease whether the pass goes on, with the same lease
 * @param unwritten whether a pass before this one, under the same lease, changed something and was not written
 * @param attended whether the owner will be looked at by whoever writes this, and need not be woken
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
        boolean keepLease,
        boolean unwritten,
        boolean attended) {

    /** A code and a sentence. */
    public record Failure(ErrorCode code, String message) {}

    /** Whether anything but the time of the next look would change. Failing again for the same reason is no change. */
    public boolean changes() {
        return forget
                || unwritten
                || (settled && before.observedGeneration() != before.generation())
                || phase != before.phase()
                || !status.equals(before.status())
                || step.isPresent();
    }

    /** This pass, which came after one that was not written and whose changes are written with it. */
    public Settlement after(Settlement earlier) {
        var unsaid = settled ? step : step.or(earlier::step);
        return with(unsaid, unwritten || earlier.changes(), attended);
    }

    /** This pass, of whose owner the writer takes care. */
    public Settlement attending() {
        return with(step, unwritten, true);
    }

    private Settlement with(Optional<String> newStep, boolean newUnwritten, boolean newAttended) {
        return new Settlement(
                before,
                phase,
                status,
                settled,
                failure,
                forget,
                nextLook,
                newStep,
                attempt,
                keepLease,
                newUnwritten,
                newAttended);
    }
}
