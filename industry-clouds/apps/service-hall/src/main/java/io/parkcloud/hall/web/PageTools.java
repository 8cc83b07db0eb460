package io.parkcloud.hall.web;

import io.parkcloud.hall.HallSettings;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * What every page may use.
 *
 * @param settings the hall's settings
 */
public record PageTools(HallSettings settings) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** Name of the hall. */
    public String title() {
        return settings.title();
    }

    /** A moment in the hall's time zone. */
    public String time(Instant at) {
        return MINUTE.withZone(settings.timeZone()).format(at);
    }
}
