package io.parkcloud.traffic.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * What every page may use.
 *
 * @param title name of the service
 * @param zone whose clock the pages show: the timetable's
 */
public record PageTools(String title, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /** Hours and minutes of a moment. */
    public String time(Instant at) {
        return TIME.withZone(zone).format(at);
    }

    /** A moment with its day. */
    public String minute(Instant at) {
        return MINUTE.withZone(zone).format(at);
    }

    /** A moment as a field of a form takes it. */
    public String field(Instant at) {
        return FIELD.withZone(zone).format(at);
    }

    /** Whole minutes, rounded. */
    public long minutes(Duration duration) {
        return Math.round(duration.toSeconds() / 60.0);
    }
}
