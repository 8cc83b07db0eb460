package io.parkcloud.traffic.board;

import io.parkcloud.traffic.gtfs.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A line on a stop board.
 *
 * @param stop number of the stop it leaves from
 * @param route the line
 * @param tripId the trip
 * @param day the trip's service day
 * @param headsign where it goes
 * @param planned when it should leave
 * @param expected when it will leave, as far as is known; the plan if nothing is known or it is cancelled
 * @param live whether anything is known beyond the plan
 * @param cancelled whether it does not run
 * @param wheelchair whether it takes a wheelchair
 */
public record Departure(
        int stop,
        Route route,
        String tripId,
        LocalDate day,
        String headsign,
        Instant planned,
        Instant expected,
        boolean live,
        boolean cancelled,
        boolean wheelchair) {

    /** How much later than planned; negative if it is early. */
    public Duration delay() {
        return Duration.between(planned, expected);
    }

    /** Whole minutes from a moment until it leaves. */
    public long minutesFrom(Instant now) {
        return Math.max(0, Duration.between(now, expected).toMinutes());
    }
}
