package io.parkcloud.traffic.web;

import io.parkcloud.traffic.feed.Timetable;
import io.parkcloud.traffic.plan.Place;
import io.parkcloud.traffic.problem.Problem;
import io.parkcloud.traffic.problem.TrafficException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what requests say of places and moments. */
final class Asked {
    private static final Pattern POINT =
            Pattern.compile("\\s*(-?\\d{1,2}(?:\\.\\d{1,12})?)\\s*,\\s*(-?\\d{1,3}(?:\\.\\d{1,12})?)\\s*");
    private static final Pattern CHOSEN = Pattern.compile(".*\\[(.+)]\\s*");
    private static final int LONGEST = 200;

    private Asked() {}

    /** {@code stop:ID} or {@code latitude,longitude}. @throws TrafficException {@code PARAMETER_INVALID}, {@code STOP_NOT_FOUND} */
    static Place place(Timetable timetable, String name, String text) {
        if (text.startsWith("stop:")) {
            return new Place.AtStop(stop(timetable, text.substring("stop:".length())));
        }
        return point(text)
                .orElseThrow(() -> new TrafficException(
                        Problem.PARAMETER_INVALID,
                        "The parameter '" + name + "' was '" + shortened(text)
                                + "', must be stop:ID or latitude,longitude in degrees"));
    }

    /** What a person typed: a stop chosen from the list, a point, or the likeliest stop of that name. */
    static Optional<Place> typed(Timetable timetable, String text) {
        var chosen = CHOSEN.matcher(text);
        if (chosen.matches()) {
            var number = timetable.stops().number(chosen.group(1));
            if (number.isPresent()) {
                return number.map(Place.AtStop::new);
            }
        }
        var point = point(text);
        if (point.isPresent()) {
            return point;
        }
        return text.length() > LONGEST
                ? Optional.empty()
                : timetable.stops().find(text, 1).stream().findFirst().map(Place.AtStop::new);
    }

    private static Optional<Place> point(String text) {
        var match = POINT.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        double latitude = Double.parseDouble(match.group(1));
        double longitude = Double.parseDouble(match.group(2));
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
                ? Optional.of(new Place.AtPoint(latitude, longitude))
                : Optional.empty();
    }

    /** @throws TrafficException {@code STOP_NOT_FOUND} */
    static int stop(Timetable timetable, String id) {
        return timetable
                .stops()
                .number(id)
                .orElseThrow(() -> new TrafficException(
                        Problem.STOP_NOT_FOUND,
                        "The timetable has no stop '" + shortened(id) + "'; look for one at /api/stops?q=NAME"));
    }

    /** RFC 3339, or a local time of the timetable's zone; now if there is none. */
    static Instant moment(@Nullable String text, ZoneId zone, Instant now) {
        if (text == null || text.isBlank()) {
            return now.truncatedTo(ChronoUnit.SECONDS);
        }
        try {
            boolean local = text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?");
            var moment = local
                    ? LocalDateTime.parse(text).atZone(zone).toInstant()
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            int year = moment.atZone(zone).getYear();
            if (year >= 1990 && year <= 2100) {
                return moment;
            }
        } catch (DateTimeException e) {
            // Told below, like a year out of range.
        }
        throw new TrafficException(
                Problem.PARAMETER_INVALID,
                "The time was '" + shortened(text) + "', must be like 2026-05-13T08:00 or 2026-05-13T08:00:00-04:00");
    }

    /** A number between limits. */
    static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new TrafficException(
                    Problem.PARAMETER_INVALID,
                    "The parameter '" + name + "' was " + value + ", must be " + least + " to " + most);
        }
        return value;
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
