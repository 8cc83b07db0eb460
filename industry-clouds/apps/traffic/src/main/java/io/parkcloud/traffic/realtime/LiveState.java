package io.parkcloud.traffic.realtime;

import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripUpdate;
import io.parkcloud.traffic.feed.Timetable;
import io.parkcloud.traffic.plan.Live;
import io.parkcloud.traffic.plan.TripChange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all trip updates together say about the runs of one feed. */
public final class LiveState implements Live {
    private final Timetable timetable;
    private final Instant now;
    private final Map<Key, TripChange> changes = new HashMap<>();
    private int unknown;

    private record Key(int trip, LocalDate day, int start) {}

    private LiveState(Timetable timetable, Instant now) {
        this.timetable = timetable;
        this.now = now;
    }

    /** Reads messages in order; of two that speak of the same run the later counts. */
    static LiveState of(Timetable timetable, Collection<FeedMessage> messages, Instant now) {
        var state = new LiveState(timetable, now);
        for (var message : messages) {
            for (var entity : message.getEntityList()) {
                if (entity.hasTripUpdate() && !entity.getIsDeleted()) {
                    state.read(entity.getTripUpdate());
                }
            }
        }
        return state;
    }

    @Override
    public @Nullable TripChange of(int trip, LocalDate day, int start) {
        return changes.get(new Key(trip, day, start));
    }

    /** How many runs are different from the plan. */
    public int size() {
        return changes.size();
    }

    /** How many updates speak of trips that the feed does not have. */
    public int unknown() {
        return unknown;
    }

    private void read(TripUpdate update) {
        var trip = update.getTrip();
        var number = timetable.tripNumbers().get(trip.getTripId());
        var key = number == null ? Optional.<Key>empty() : key(number, trip);
        if (key.isEmpty()) {
            unknown++;
            return;
        }
        switch (trip.getScheduleRelationship()) {
            case CANCELED -> changes.put(key.get(), TripChange.cancellation());
            case SCHEDULED -> changes.put(key.get(), new Delays(key.get(), update).read());
            case ADDED, UNSCHEDULED, REPLACEMENT, DUPLICATED -> unknown++; // runs that the feed does not have
        }
    }

    private Optional<Key> key(int trip, TripDescriptor descriptor) {
        var times = timetable.feed().times();
        if (times.calls(trip) < 2) {
            return Optional.empty();
        }
        int begins = times.departure(times.first(trip));
        int start = descriptor.hasStartTime() ? seconds(descriptor.getStartTime(), begins) : begins;
        if (!descriptor.hasStartDate()) {
            return Optional.of(new Key(trip, likelyDay(trip, start), start));
        }
        try {
            var day = LocalDate.parse(descriptor.getStartDate(), DateTimeFormatter.BASIC_ISO_DATE);
            return Optional.of(new Key(trip, day, start));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static int seconds(String text, int otherwise) {
        var parts = text.split(":");
        try {
            return parts.length == 3
                    ? (Integer.parseInt(parts[0].strip()) * 60 + Integer.parseInt(parts[1])) * 60
                            + Integer.parseInt(parts[2])
                    : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Without a date the run is meant that is nearest to now, of those that run. */
    private LocalDate likelyDay(int trip, int start) {
        var feed = timetable.feed();
        var today = now.atZone(feed.zone()).toLocalDate();
        var service = feed.services().get(feed.trips().get(trip).service());
        var best = today;
        long nearest = Long.MAX_VALUE;
        for (int days = -1; days <= 1; days++) {
            var day = today.plusDays(days);
            var begins = timetable.planner().zero(day).plusSeconds(start);
            long away = Math.abs(Duration.between(begins, now).toSeconds());
            if (service.runsOn(day) && away < nearest) {
                best = day;
                nearest = away;
            }
        }
        return best;
    }

    /** One update, call by call. What is said of a call holds for those after it, until something else is said. */
    private final class Delays {
        private final TripUpdate update;
        private final int first;
        private final int calls;
        private final Instant zero;
        private final int shift;
        private final int[] arrival;
        private final int[] departure;
        private final boolean[] skipped;

        Delays(Key key, TripUpdate update) {
            var times = timetable.feed().times();
            this.update = update;
            first = times.first(key.trip());
            calls = times.calls(key.trip());
            zero = timetable.planner().zero(key.day());
            shift = key.start() - times.departure(first);
            arrival = new int[calls];
            departure = new int[calls];
            skipped = new boolean[calls];
        }

        TripChange read() {
            int done = 0;
            int delay = update.getStopTimeUpdateCount() == 0 ? update.getDelay() : 0;
            for (var call : update.getStopTimeUpdateList()) {
                int at = position(call, done);
                if (at < 0) {
                    continue;
                }
                spread(done, at, delay);
                delay = apply(call, at, delay);
                done = at + 1;
            }
            spread(done, calls, delay);
            return TripChange.delays(arrival, departure, skipped);
        }

        private void spread(int from, int to, int delay) {
            for (int i = from; i < to; i++) {
                arrival[i] = delay;
                departure[i] = delay;
            }
        }

        private int position(TripUpdate.StopTimeUpdate call, int from) {
            var feed = timetable.feed();
            for (int i = from; i < calls; i++) {
                boolean here = call.hasStopSequence()
                        ? feed.times().sequence(first + i) == call.getStopSequence()
                        : feed.stops().get(feed.times().stop(first + i)).id().equals(call.getStopId());
                if (here) {
                    return i;
                }
            }
            return -1;
        }

        /** @return what holds from here on */
        private int apply(TripUpdate.StopTimeUpdate call, int at, int before) {
            arrival[at] = before;
            departure[at] = before;
            switch (call.getScheduleRelationship()) {
                case SKIPPED -> {
                    skipped[at] = true;
                    return before;
                }
                case NO_DATA -> {
                    arrival[at] = 0;
                    departure[at] = 0;
                    return 0;
                }
                case SCHEDULED, UNSCHEDULED -> {
                    var times = timetable.feed().times();
                    if (call.hasArrival()) {
                        arrival[at] = delay(call.getArrival(), times.arrival(first + at));
                        departure[at] = arrival[at];
                    }
                    if (call.hasDeparture()) {
                        departure[at] = delay(call.getDeparture(), times.departure(first + at));
                    }
                    return departure[at];
                }
            }
            return before;
        }

        private int delay(TripUpdate.StopTimeEvent event, int planned) {
            if (!event.hasTime()) {
                return event.getDelay();
            }
            long late =
                    event.getTime() - zero.plusSeconds((long) planned + shift).getEpochSecond();
            return Math.clamp(late, -86_400, 86_400);
        }
    }
}
