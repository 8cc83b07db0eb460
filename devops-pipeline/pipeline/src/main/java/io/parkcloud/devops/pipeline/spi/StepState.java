package io.parkcloud.devops.pipeline.spi;

import java.time.Instant;
import java.util.Optional;

/** What became of a step that was started. */
public sealed interface StepState {

    /** When it was started. */
    Instant since();

    /** It runs. */
    record Running(Instant since) implements StepState {}

    /**
     * It has ended.
     *
     * @param code exit status of its script; 128 and the signal if it was killed
     * @param reason why, where the engine knows more than the status
     */
    record Ended(Instant since, Instant at, int code, Optional<String> reason) implements StepState {}
}
