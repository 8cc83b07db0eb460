package io.parkcloud.education.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What every page may use.
 *
 * @param zone whose clock the pages show
 */
public record PageTools(ZoneId zone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** The day of a moment. */
    public String day(Instant at) {
        return DAY.withZone(zone).format(at);
    }

    /** A moment with its day. */
    public String minute(Instant at) {
        return MINUTE.withZone(zone).format(at);
    }

    /** A length in bytes, for people. */
    public String size(long bytes) {
        if (bytes < 1_024) {
            return bytes + " B";
        }
        return bytes < 1_048_576
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1_024.0)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / 1_048_576.0);
    }
}
