package io.parkcloud.traffic.board;

import io.parkcloud.traffic.feed.Timetable;
import io.parkcloud.traffic.gtfs.StopTimes;
import io.parkcloud.traffic.plan.DayTimetable;
import io.parkcloud.traffic.plan.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes the board of a stop, or of a station with all its stops. */
public final class StopBoard {
    private final Timetable timetable;
    private final DayTimetable day;
    private final int from;
    private final int until;
    private final List<Departure> departures = new ArrayList<>();

    private StopBoard(Timetable timetable, Instant at, Duration span) {
        this.timetable = timetable;
        this.day = timetable.planner().day(at.atZone(timetable.feed().zone()).toLocalDate());
        this.from = (int) Duration.between(day.zero(), at).toSeconds();
        this.until = from + (int) span.toSeconds();
    }

    /** Departures from a moment on, in order; cancelled ones too, at the time they should have left. */
    public static List<Departure> of(Timetable timetable, int stop, Instant at, Duration span, int limit) {
        var board = new StopBoard(timetable, at, span);
        for (int platform : timetable.planner().network().stopsOf(stop)) {
            board.day.eachDeparture(
                    platform,
                    board.from,
                    board.until,
                    (run, position, departure) -> board.add(platform, board.day.run(run), position, departure));
            board.addCancelled(platform);
        }
        return board.departures.stream()
                .sorted(Comparator.comparing(Departure::expected)
                        .thenComparing(departure -> departure.route().label())
                        .thenComparing(Departure::tripId))
                .limit(limit)
                .toList();
    }

    private void add(int stop, Run run, int position, int departure) {
        var feed = timetable.feed();
        int planned = feed.times().departure(feed.times().first(run.trip()) + position) + run.shift();
        departures.add(line(stop, run, planned, departure, false));
    }

    private void addCancelled(int stop) {
        var times = timetable.feed().times();
        for (var run : day.cancelled()) {
            int first = times.first(run.trip());
            for (int i = 0; i < times.calls(run.trip()) - 1; i++) {
                int planned = times.departure(first + i) + run.shift();
                boolean here = times.stop(first + i) == stop && (times.flags(first + i) & StopTimes.NO_PICKUP) == 0;
                if (here && planned >= from && planned <= until) {
                    departures.add(line(stop, run, planned, planned, true));
                }
            }
        }
    }

    private Departure line(int stop, Run run, int planned, int expected, boolean cancelled) {
        var feed = timetable.feed();
        var trip = feed.trips().get(run.trip());
        var route = feed.routes().get(trip.route());
        return new Departure(
                stop,
                route,
                trip.id(),
                run.day(),
                trip.headsign().isEmpty() ? route.longName() : trip.headsign(),
                day.zero().plusSeconds(planned),
                day.zero().plusSeconds(expected),
                run.live(),
                cancelled,
                trip.wheelchair() == 1);
    }
}
