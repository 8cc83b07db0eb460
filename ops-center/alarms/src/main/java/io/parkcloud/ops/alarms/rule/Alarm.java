package io.parkcloud.ops.alarms.rule;

import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.Optional;

/**
 * One series that a rule's query answers with.
 *
 * @param id       the same as long as the series has the same labels
 * @param resource what it is about, if that is in the project
 * @param name     what people call it
 * @param since    from when on it was answered
 * @param missing  since when it is no longer answered; it counts on for a moment, because a collection may have failed
 * @param incident which one it belongs to, from when it counts
 */
public record Alarm(
        String id,
        Optional<ResourceId> resource,
        String name,
        State state,
        Instant since,
        Optional<Instant> missing,
        Optional<ResourceId> incident) {

    /** Whether it counts. */
    public enum State {
        /** Not long enough yet. */
        PENDING,
        FIRING
    }

    /** Whether it counts. */
    public boolean counts() {
        return state == State.FIRING;
    }

    Alarm seen(State now) {
        return new Alarm(id, resource, name, now, since, Optional.empty(), incident);
    }

    Alarm missed(Instant from) {
        return new Alarm(id, resource, name, state, since, Optional.of(from), incident);
    }

    Alarm in(ResourceId belongsTo) {
        return new Alarm(id, resource, name, state, since, missing, Optional.of(belongsTo));
    }
}
