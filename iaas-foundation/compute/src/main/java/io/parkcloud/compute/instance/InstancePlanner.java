package io.parkcloud.compute.instance;

import io.parkcloud.compute.spi.GuestState;
import io.parkcloud.compute.spi.ObservedInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What to do next about an instance that has a place. Pure. */
final class InstancePlanner {

    /** How long a guest may take to stop when asked. */
    static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    /** One step. */
    enum Step {
        DEFINE,
        START,
        /** It ended by itself and should run. */
        START_AGAIN,
        RESTART,
        ASK_TO_STOP,
        WAIT_FOR_STOP,
        FORCE_STOP,
        SETTLED
    }

    private InstancePlanner() {}

    static Step next(
            InstanceSpec spec, long generation, InstanceStatus before, Optional<ObservedInstance> seen, Instant now) {
        if (seen.isEmpty() || before.definedGeneration() != generation) {
            return Step.DEFINE;
        }
        var state = seen.get().state();
        return spec.runs() ? running(spec, before, state) : stopped(before, state, now);
    }

    private static Step running(InstanceSpec spec, InstanceStatus before, GuestState state) {
        return switch (state) {
            case RUNNING -> spec.restartsWanted() > before.restarts() ? Step.RESTART : Step.SETTLED;
            case PAUSED, STOPPED -> Step.START;
            case CRASHED -> Step.START_AGAIN;
        };
    }

    private static Step stopped(InstanceStatus before, GuestState state, Instant now) {
        if (!state.active()) {
            return Step.SETTLED;
        }
        if (before.stopAskedAt().isEmpty()) {
            return Step.ASK_TO_STOP;
        }
        return now.isBefore(before.stopAskedAt().get().plus(STOP_PATIENCE)) ? Step.WAIT_FOR_STOP : Step.FORCE_STOP;
    }
}
