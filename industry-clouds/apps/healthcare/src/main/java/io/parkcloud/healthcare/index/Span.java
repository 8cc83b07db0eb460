package io.parkcloud.healthcare.index;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stretch of time, both ends belonging to it: what a FHIR date of any precision covers.
 *
 * @param low first millisecond
 * @param high last millisecond
 */
public record Span(long low, long high) {
    /** The beginning of time, for periods without a start. */
    public static final long BEGINNING = -62_135_596_800_000L;
    /** The end of time, for periods without an end. */
    public static final long END = 253_402_300_799_999L;

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:T(\\d\\d):(\\d\\d)(?::(\\d\\d)(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?)?)?)?");

    /** What the text covers; a date without a zone is one of the given zone. Empty if it is no FHIR date. */
    public static Optional<Span> parse(String text, ZoneId zone) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(found.group(1));
            if (found.group(2) == null) {
                return Optional.of(days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), zone));
            }
            var month = YearMonth.of(year, Integer.parseInt(found.group(2)));
            if (found.group(3) == null) {
                return Optional.of(days(month.atDay(1), month.plusMonths(1).atDay(1), zone));
            }
            var day = month.atDay(Integer.parseInt(found.group(3)));
            if (found.group(4) == null) {
                return Optional.of(days(day, day.plusDays(1), zone));
            }
            var seconds = found.group(6);
            var fraction = found.group(7);
            var time = LocalTime.parse(found.group(4) + ":" + found.group(5) + ":" + (seconds == null ? "00" : seconds)
                    + (fraction == null ? "" : fraction.substring(0, Math.min(fraction.length(), 10))));
            var at = found.group(8) == null ? zone : ZoneOffset.of(found.group(8));
            long low = LocalDateTime.of(day, time).atZone(at).toInstant().toEpochMilli();
            return Optional.of(new Span(low, low + (seconds == null ? 60_000 : fraction == null ? 1_000 : 1) - 1));
        } catch (DateTimeException e) {
            return Optional.empty(); // the 30th of February
        }
    }

    private static Span days(LocalDate from, LocalDate until, ZoneId zone) {
        return new Span(
                from.atStartOfDay(zone).toInstant().toEpochMilli(),
                until.atStartOfDay(zone).toInstant().toEpochMilli() - 1);
    }
}
