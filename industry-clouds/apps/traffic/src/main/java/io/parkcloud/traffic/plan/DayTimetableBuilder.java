package io.parkcloud.traffic.plan;

import io.parkcloud.traffic.gtfs.Feed;
import io.parkcloud.traffic.gtfs.Frequency;
import io.parkcloud.traffic.gtfs.StopTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one day's timetable of a feed and of what is known of the present. */
final class DayTimetableBuilder {
    /** Runs that begin later belong to the next day's timetable. */
    private static final int LATEST_START = 36 * 3600;

    private final Feed feed;
    private final Live live;
    private final LocalDate day;
    private final Instant zero;
    private final Map<Integer, List<Frequency>> frequencies = new LinkedHashMap<>();
    private final Map<Calls, List<Timed>> patterns = new LinkedHashMap<>();
    private final List<Run> cancelled = new ArrayList<>();

    /** A run with its times as they are today. */
    private static final class Timed {
        private final Run run;
        private final int[] arrival;
        private final int[] departure;

        Timed(Run run, int[] arrival, int[] departure) {
            this.run = run;
            this.arrival = arrival;
            this.departure = departure;
        }

        boolean behind(Timed other) {
            for (int i = 0; i < arrival.length; i++) {
                if (arrival[i] < other.arrival[i] || departure[i] < other.departure[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What makes two runs of one pattern: stops, flags and wheelchairs. */
    private static final class Calls {
        private final int[] stops;
        private final byte[] flags;
        private final boolean wheelchair;

        Calls(int[] stops, byte[] flags, boolean wheelchair) {
            this.stops = stops;
            this.flags = flags;
            this.wheelchair = wheelchair;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Calls calls
                    && wheelchair == calls.wheelchair
                    && Arrays.equals(stops, calls.stops)
                    && Arrays.equals(flags, calls.flags);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(stops) * 31 + Arrays.hashCode(flags) * 2 + (wheelchair ? 1 : 0);
        }
    }

    private DayTimetableBuilder(Feed feed, LocalDate day, Live live) {
        this.feed = feed;
        this.live = live;
        this.day = day;
        this.zero = zero(day, feed.zone());
        feed.frequencies().forEach(f -> frequencies
                .computeIfAbsent(f.trip(), trip -> new ArrayList<>())
                .add(f));
    }

    static DayTimetable build(Feed feed, LocalDate day, Live live) {
        var builder = new DayTimetableBuilder(feed, day, live);
        for (int days = -1; days <= 1; days++) {
            builder.collect(day.plusDays(days));
        }
        return builder.arrange();
    }

    /** GTFS counts from twelve hours before noon, which is midnight except where clocks are changed. */
    static Instant zero(LocalDate day, ZoneId zone) {
        return day.atTime(12, 0).atZone(zone).toInstant().minus(Duration.ofHours(12));
    }

    private void collect(LocalDate service) {
        int offset = (int) Duration.between(zero, zero(service, feed.zone())).toSeconds();
        var runsToday = new boolean[feed.services().size()];
        for (int i = 0; i < runsToday.length; i++) {
            runsToday[i] = feed.services().get(i).runsOn(service);
        }
        for (int trip = 0; trip < feed.trips().size(); trip++) {
            if (!runsToday[feed.trips().get(trip).service()] || feed.times().calls(trip) < 2) {
                continue;
            }
            int begins = feed.times().departure(feed.times().first(trip));
            var repeated = frequencies.get(trip);
            if (repeated == null) {
                add(trip, service, offset, begins);
                continue;
            }
            for (var frequency : repeated) {
                for (int start = frequency.from(); start < frequency.until(); start += frequency.headway()) {
                    add(trip, service, offset + start - begins, start);
                }
            }
        }
    }

    private void add(int trip, LocalDate service, int shift, int start) {
        var times = feed.times();
        int first = times.first(trip);
        int calls = times.calls(trip);
        boolean over = service.isBefore(day) && times.arrival(first + calls - 1) + shift < -3600;
        if (over || times.departure(first) + shift > LATEST_START) {
            return;
        }
        var change = live.of(trip, service, start);
        if (change != null && change.cancelled()) {
            cancelled.add(new Run(trip, service, shift, true));
            return;
        }
        var stops = new int[calls];
        var flags = new byte[calls];
        var arrival = new int[calls];
        var departure = new int[calls];
        int latest = Integer.MIN_VALUE;
        for (int i = 0; i < calls; i++) {
            boolean skipped = change != null && change.skipped(i);
            stops[i] = times.stop(first + i);
            flags[i] = (byte) (skipped ? StopTimes.NO_PICKUP | StopTimes.NO_DROP_OFF : times.flags(first + i));
            int late = change == null ? 0 : change.arrivalDelay(i);
            int left = change == null ? 0 : change.departureDelay(i);
            arrival[i] = Math.max(latest, times.arrival(first + i) + shift + late);
            departure[i] = Math.max(arrival[i], times.departure(first + i) + shift + left);
            latest = departure[i];
        }
        var key = new Calls(stops, flags, feed.trips().get(trip).wheelchair() == 1);
        patterns.computeIfAbsent(key, calling -> new ArrayList<>())
                .add(new Timed(new Run(trip, service, shift, change != null), arrival, departure));
    }

    /** Runs that overtake others go to a pattern of their own. */
    private static List<List<Timed>> withoutOvertaking(List<Timed> runs) {
        runs.sort(Comparator.comparingInt((Timed timed) -> timed.departure[0])
                .thenComparingInt(timed -> timed.arrival[timed.arrival.length - 1]));
        var rows = new ArrayList<List<Timed>>();
        for (var run : runs) {
            var row = rows.stream()
                    .filter(list -> run.behind(list.getLast()))
                    .findFirst()
                    .orElseGet(() -> {
                        var fresh = new ArrayList<Timed>();
                        rows.add(fresh);
                        return fresh;
                    });
            row.add(run);
        }
        return rows;
    }

    private DayTimetable arrange() {
        var rows = new ArrayList<List<Timed>>();
        var calls = new ArrayList<Calls>();
        patterns.forEach((key, runs) -> withoutOvertaking(runs).forEach(row -> {
            rows.add(row);
            calls.add(key);
        }));
        var laid = lengths(rows, calls);
        var runs = new ArrayList<Run>();
        for (int pattern = 0; pattern < rows.size(); pattern++) {
            var key = calls.get(pattern);
            System.arraycopy(key.stops, 0, laid.stop, laid.offset[pattern], key.stops.length);
            System.arraycopy(key.flags, 0, laid.flags, laid.offset[pattern], key.stops.length);
            laid.wheelchair[pattern] = key.wheelchair;
            int at = laid.firstTime[pattern];
            for (var timed : rows.get(pattern)) {
                laid.ofRun[runs.size()] = pattern;
                runs.add(timed.run);
                System.arraycopy(timed.arrival, 0, laid.arrival, at, timed.arrival.length);
                System.arraycopy(timed.departure, 0, laid.departure, at, timed.departure.length);
                at += timed.arrival.length;
            }
        }
        return new DayTimetable(day, zero, runs, cancelled, laid, feed.stops().size());
    }

    private static DayTimetable.Patterns lengths(List<List<Timed>> rows, List<Calls> calls) {
        int count = rows.size();
        var laid = new DayTimetable.Patterns();
        laid.offset = new int[count + 1];
        laid.firstRun = new int[count + 1];
        laid.firstTime = new int[count + 1];
        for (int i = 0; i < count; i++) {
            int length = calls.get(i).stops.length;
            laid.offset[i + 1] = laid.offset[i] + length;
            laid.firstRun[i + 1] = laid.firstRun[i] + rows.get(i).size();
            laid.firstTime[i + 1] = laid.firstTime[i] + length * rows.get(i).size();
        }
        laid.stop = new int[laid.offset[count]];
        laid.flags = new byte[laid.offset[count]];
        laid.wheelchair = new boolean[count];
        laid.arrival = new int[laid.firstTime[count]];
        laid.departure = new int[laid.firstTime[count]];
        laid.ofRun = new int[laid.firstRun[count]];
        return laid;
    }
}
