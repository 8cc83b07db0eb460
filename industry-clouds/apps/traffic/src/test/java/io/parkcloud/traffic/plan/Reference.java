package io.parkcloud.traffic.plan;

import io.parkcloud.traffic.gtfs.Feed;
import io.parkcloud.traffic.gtfs.StopTimes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Journeys the slow way, from the feed alone: every ride between every two calls of every run, round after round until nothing gets
 * better, for every departure by itself. No patterns, no bisection, no pruning, nothing kept between departures.
 */
final class Reference {
    private static final int NEVER = Raptor.NEVER;

    private final Feed feed;
    private final Walking walking;
    private final LocalDate day;
    private final Live live;
    private final List<int[][]> runs = new ArrayList<>(); // stop, arrival, departure, flags, wheelchair

    /** What counts of a journey. */
    record Result(int departure, int arrival, int rides) {}

    Reference(Feed feed, Walking walking, LocalDate day, Live live) {
        this.feed = feed;
        this.walking = walking;
        this.day = day;
        this.live = live;
        for (int days = -1; days <= 1; days++) {
            for (int trip = 0; trip < feed.trips().size(); trip++) {
                if (feed.services().get(feed.trips().get(trip).service()).runsOn(day.plusDays(days))) {
                    repeated(trip, day.plusDays(days));
                }
            }
        }
    }

    private void repeated(int trip, LocalDate service) {
        int begins = feed.times().departure(feed.times().first(trip));
        boolean any = false;
        for (var frequency : feed.frequencies()) {
            if (frequency.trip() == trip) {
                any = true;
                for (int at = frequency.from(); at < frequency.until(); at += frequency.headway()) {
                    add(trip, service, at, at - begins);
                }
            }
        }
        if (!any) {
            add(trip, service, begins, 0);
        }
    }

    private void add(int trip, LocalDate service, int start, int shift) {
        var change = live.of(trip, service, start);
        if (change != null && change.cancelled()) {
            return;
        }
        var noon = day.atTime(12, 0).atZone(feed.zone());
        var noonThen = service.atTime(12, 0).atZone(feed.zone());
        int offset = (int) Duration.between(noon, noonThen).toSeconds() + shift;
        int calls = feed.times().calls(trip);
        var run = new int[5][calls];
        int latest = Integer.MIN_VALUE;
        for (int i = 0; i < calls; i++) {
            int call = feed.times().first(trip) + i;
            run[0][i] = feed.times().stop(call);
            run[1][i] = Math.max(
                    latest, feed.times().arrival(call) + offset + (change == null ? 0 : change.arrivalDelay(i)));
            run[2][i] = Math.max(
                    run[1][i], feed.times().departure(call) + offset + (change == null ? 0 : change.departureDelay(i)));
            run[3][i] = change != null && change.skipped(i) ? 3 : feed.times().flags(call);
            run[4][i] = feed.trips().get(trip).wheelchair();
            latest = run[2][i];
        }
        runs.add(run);
    }

    /** The best journeys, in order. */
    List<Result> journeys(Query query) {
        var all = new ArrayList<Result>();
        for (int departure : departures(query)) {
            all.addAll(leaveAt(departure, query));
        }
        return all.stream()
                .filter(mine -> all.stream()
                        .noneMatch(other -> !other.equals(mine)
                                && other.departure() >= mine.departure()
                                && other.arrival() <= mine.arrival()
                                && other.rides() <= mine.rides()))
                .distinct()
                .sorted(Comparator.comparingInt(Result::departure)
                        .thenComparingInt(Result::arrival)
                        .thenComparingInt(Result::rides))
                .toList();
    }

    Set<Integer> departures(Query query) {
        var moments = new TreeSet<Integer>();
        for (var run : runs) {
            for (int i = 0; i < run[0].length - 1; i++) {
                if ((run[3][i] & StopTimes.NO_PICKUP) != 0) {
                    continue;
                }
                var walk = query.access().get(run[0][i]);
                if (walk != null && run[2][i] - walk >= query.from() && run[2][i] - walk <= query.until()) {
                    moments.add(run[2][i] - walk);
                }
            }
        }
        return moments;
    }

    private boolean open(int stop, Query query) {
        return !query.wheelchair() || feed.stops().get(stop).wheelchair() != 2;
    }

    private List<Result> leaveAt(int departure, Query query) {
        int stops = feed.stops().size();
        var ready = never(stops);
        query.access().forEach((stop, walk) -> ready[stop] = departure + walk);
        var results = new ArrayList<Result>();
        int best = query.latest() + 1;
        for (int rides = 1; rides <= query.rides(); rides++) {
            var brought = ride(ready, query);
            for (int stop = 0; stop < stops; stop++) {
                var walk = query.egress().get(stop);
                if (walk != null && brought[stop] + walk < best) {
                    best = brought[stop] + walk;
                    results.add(new Result(departure, best, rides));
                }
            }
            change(brought, ready);
        }
        return results;
    }

    private int[] ride(int[] ready, Query query) {
        var brought = never(ready.length);
        for (var run : runs) {
            if (query.wheelchair() && run[4][0] != 1) {
                continue;
            }
            for (int i = 0; i < run[0].length; i++) {
                int board = run[0][i];
                if ((run[3][i] & StopTimes.NO_PICKUP) != 0 || ready[board] > run[2][i] || !open(board, query)) {
                    continue;
                }
                for (int j = i + 1; j < run[0].length; j++) {
                    if ((run[3][j] & StopTimes.NO_DROP_OFF) == 0 && open(run[0][j], query)) {
                        brought[run[0][j]] = Math.min(brought[run[0][j]], run[1][j]);
                    }
                }
            }
        }
        return brought;
    }

    private void change(int[] brought, int[] ready) {
        for (int from = 0; from < brought.length; from++) {
            for (int to = 0; brought[from] < NEVER && to < brought.length; to++) {
                ready[to] = Math.min(ready[to], brought[from] + seconds(from, to));
            }
        }
    }

    private int seconds(int from, int to) {
        var a = feed.stops().get(from);
        var b = feed.stops().get(to);
        double metres = Earth.metres(a.latitude(), a.longitude(), b.latitude(), b.longitude());
        int plain = walking.seconds(metres) + walking.changeSeconds();
        for (var rule : feed.transfers()) {
            if (rule.from() == from && rule.to() == to) {
                return !rule.possible()
                        ? NEVER
                        : from == to ? Math.max(0, rule.seconds()) : rule.seconds() >= 0 ? rule.seconds() : plain;
            }
        }
        return from == to ? walking.changeSeconds() : metres <= walking.changeMetres() ? plain : NEVER;
    }

    private static int[] never(int size) {
        var row = new int[size];
        Arrays.fill(row, NEVER);
        return row;
    }
}
