package io.parkcloud.control.reconcile;

import io.parkcloud.control.store.Settlement;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.Phase;
import java.time.Instant;
import java.util.Optional;

/** Puts a {@link Settlement} together; what is not said stays as it was. */
final class SettlementBuilder {

    private final StoredResource before;
    private final String status;
    private Phase phase;
    private boolean settled;
    private Optional<Settlement.Failure> failure = Optional.empty();
    private boolean forget;
    private long nextLook;
    private Optional<String> step = Optional.empty();
    private int attempt;
    private boolean keepLease;

    SettlementBuilder(StoredResource before, Phase phase, String status) {
        this.before = before;
        this.phase = phase;
        this.status = status;
    }

    SettlementBuilder settled(Phase reached) {
        this.settled = true;
        this.phase = reached;
        return this;
    }

    SettlementBuilder failed(ErrorCode code, String message) {
        this.failure = Optional.of(new Settlement.Failure(code, message));
        this.settled = true;
        this.phase = Phase.FAILED;
        return this;
    }

    SettlementBuilder forget() {
        this.forget = true;
        this.settled = true;
        return this;
    }

    SettlementBuilder lookAt(Instant when) {
        this.nextLook = when.toEpochMilli();
        return this;
    }

    SettlementBuilder step(Optional<String> newStep) {
        this.step = newStep;
        return this;
    }

    SettlementBuilder attempt(int failures) {
        this.attempt = failures;
        return this;
    }

    SettlementBuilder keepLease() {
        this.keepLease = true;
        return this;
    }

    Settlement build() {
        return new Settlement(
                before, phase, status, settled, failure, forget, nextLook, step, attempt, keepLease, false, false);
    }
}
