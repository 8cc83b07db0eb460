package io.parkcloud.education.roster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Moments as the tables and the REST service have them: {@code 2026-01-31T08:00:00.000Z}, which as text sorts by time. */
public final class Instants {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private Instants() {}

    static String of(Instant at) {
        return FORM.format(at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** A moment with any offset, or a day, which stands for its beginning in UTC; empty if it is neither. */
    public static Optional<String> parse(String text) {
        try {
            var at = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return Optional.of(of(at));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
