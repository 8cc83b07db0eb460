package io.parkcloud.ops.alarms.incident;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.rule.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a channel is told, once.
 *
 * @param id       goes along with it, so that a receiver knows it again if it comes twice
 * @param episode  which time of the incident it speaks of
 * @param severity of the incident when it was written
 * @param alarms   how many counted then
 * @param attempts made so far
 * @param due      when the next attempt is; says nothing once it is over
 * @param over     when it was taken, or given up
 * @param failure  why the last attempt failed
 */
public record Delivery(
        String id,
        ResourceId channel,
        Event event,
        int episode,
        Severity severity,
        int alarms,
        int attempts,
        Instant due,
        Optional<Instant> over,
        Optional<String> failure) {

    /** What is told. */
    public enum Event {
        OPENED,
        /** It is worse than was told. */
        WORSENED,
        /** It goes on. */
        REPEATED,
        RESOLVED
    }

    /** Whether an attempt is to be made. */
    boolean waits(Instant now) {
        return over.isEmpty() && !due.isAfter(now);
    }

    /** Whether the channel has taken it. */
    boolean taken() {
        return over.isPresent() && failure.isEmpty();
    }

    Delivery sent(Instant now) {
        return new Delivery(
                id, channel, event, episode, severity, alarms, attempts + 1, due, Optional.of(now), Optional.empty());
    }

    /** @param again when the next attempt is; empty gives it up */
    Delivery failed(String why, Instant now, Optional<Instant> again) {
        return new Delivery(
                id,
                channel,
                event,
                episode,
                severity,
                alarms,
                attempts + 1,
                again.orElse(due),
                again.isPresent() ? Optional.empty() : Optional.of(now),
                Optional.of(why));
    }
}
