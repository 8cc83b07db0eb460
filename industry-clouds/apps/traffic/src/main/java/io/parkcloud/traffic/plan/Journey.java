package io.parkcloud.traffic.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A way from one place to another.
 *
 * @param legs its parts, in the order of travel; at least one
 */
public record Journey(List<Leg> legs) {

    public Journey {
        legs = List.copyOf(legs);
    }

    /** When one sets out. */
    public Instant departure() {
        return legs.getFirst().departure();
    }

    /** When one is there. */
    public Instant arrival() {
        return legs.getLast().arrival();
    }

    /** How long it takes. */
    public Duration duration() {
        return Duration.between(departure(), arrival());
    }

    /** How many vehicles one uses. */
    public long rides() {
        return legs.stream().filter(Leg.Ride.class::isInstance).count();
    }
}
