package io.parkcloud.traffic.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds all journeys that are best in departure, arrival and number of rides. One query, one object; not for several threads.
 * <p>Round {@code k} extends what is reached with {@code k - 1} rides by one more ride. Departures are tried from the last to the
 * first and labels are kept between them (rRAPTOR), so a journey is found only if it is better than all that leave later.
 * Two labels for every stop and round: when a vehicle brings one there, and when one can board there. Only the first one may be
 * walked on from, so that two walks never follow each other.
 */
final class Raptor {
    /** A time that never comes; sums of two still fit. */
    static final int NEVER = 1 << 29;

    private final Network network;
    private final DayTimetable day;
    private final Query query;
    private final int stops;
    private final int[][] brought;
    private final int[][] ready;
    private final int[][] broughtRun;
    private final int[][] boardedAt;
    private final int[][] alightedAt;
    private final int[][] readyFrom;
    private final int[] access;
    private final int[] egress;
    private final int[] best;
    private final int[] bestStop;
    private final int[] firstMarked;
    private final int[] queue;
    private int queued;
    private final BitSet marked;
    private final BitSet arrived;
    private final boolean[] closed;

    Raptor(Network network, DayTimetable day, Query query) {
        this.network = network;
        this.day = day;
        this.query = query;
        this.stops = network.stopCount();
        int rounds = query.rides() + 1;
        brought = filled(rounds, stops);
        ready = filled(rounds, stops);
        broughtRun = new int[rounds][stops];
        boardedAt = new int[rounds][stops];
        alightedAt = new int[rounds][stops];
        readyFrom = new int[rounds][stops];
        access = spread(query.access());
        egress = spread(query.egress());
        best = new int[rounds];
        Arrays.fill(best, Math.min(NEVER, query.latest() + 1));
        bestStop = new int[rounds];
        firstMarked = new int[day.patternCount()];
        Arrays.fill(firstMarked, NEVER);
        queue = new int[day.patternCount()];
        marked = new BitSet(stops);
        arrived = new BitSet(stops);
        closed = new boolean[stops];
        for (int stop = 0; query.wheelchair() && stop < stops; stop++) {
            closed[stop] = network.feed().stops().get(stop).wheelchair() == 2;
        }
    }

    private static int[][] filled(int rounds, int stops) {
        var labels = new int[rounds][stops];
        for (var row : labels) {
            Arrays.fill(row, NEVER);
        }
        return labels;
    }

    private int[] spread(Map<Integer, Integer> seconds) {
        var row = new int[stops];
        Arrays.fill(row, NEVER);
        seconds.forEach((stop, value) -> row[stop] = value);
        return row;
    }

    /** The best journeys, the earliest departure first. */
    List<Found> run() {
        var found = new ArrayList<Found>();
        var departures = departures();
        for (int i = departures.length - 1; i >= 0; i--) {
            if (i == departures.length - 1 || departures[i] != departures[i + 1]) {
                leaveAt(departures[i], found);
            }
        }
        found.sort(Comparator.comparingInt(Found::departure)
                .thenComparingInt(Found::arrival)
                .thenComparingInt(journey -> journey.rides().size()));
        return found;
    }

    /** Every moment at which leaving makes sense, in order; there may be several of one moment. */
    private int[] departures() {
        if (query.from() == query.until()) {
            return new int[] {query.from()};
        }
        var moments = new Moments();
        for (int stop = 0; stop < stops; stop++) {
            int walk = access[stop];
            if (walk < NEVER) {
                day.eachDeparture(
                        stop,
                        query.from() + walk,
                        query.until() + walk,
                        (run, position, departure) -> moments.add(departure - walk));
            }
        }
        return moments.sorted();
    }

    private static final class Moments {
        private int[] values = new int[64];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int[] sorted() {
            var all = Arrays.copyOf(values, size);
            Arrays.sort(all);
            return all;
        }
    }

    private void leaveAt(int departure, List<Found> found) {
        marked.clear();
        for (int stop = 0; stop < stops; stop++) {
            if (access[stop] < NEVER && departure + access[stop] < ready[0][stop]) {
                ready[0][stop] = departure + access[stop];
                marked.set(stop);
            }
        }
        for (int round = 1; round <= query.rides() && !marked.isEmpty(); round++) {
            inherit(round);
            enqueue();
            ride(round);
            if (walk(round)) {
                found.add(journey(round));
            }
        }
    }

    /** What is reached with fewer rides is reached with more. */
    private void inherit(int round) {
        var before = ready[round - 1];
        var now = ready[round];
        for (int stop = 0; stop < stops; stop++) {
            if (before[stop] < now[stop]) {
                now[stop] = before[stop];
            }
        }
        var broughtBefore = brought[round - 1];
        var broughtNow = brought[round];
        for (int stop = 0; stop < stops; stop++) {
            if (broughtBefore[stop] < broughtNow[stop]) {
                broughtNow[stop] = broughtBefore[stop];
            }
        }
        best[round] = Math.min(best[round], best[round - 1]);
    }

    /** Every pattern that calls at a marked stop, from the first such call on. */
    private void enqueue() {
        queued = 0;
        for (int stop = marked.nextSetBit(0); stop >= 0; stop = marked.nextSetBit(stop + 1)) {
            for (int call = day.callsFrom(stop); call < day.callsTo(stop); call++) {
                int pattern = day.callPattern(call);
                if (query.wheelchair() && !day.wheelchair(pattern)) {
                    continue;
                }
                if (firstMarked[pattern] == NEVER) {
                    queue[queued++] = pattern;
                }
                firstMarked[pattern] = Math.min(firstMarked[pattern], day.callPosition(call));
            }
        }
        marked.clear();
    }

    private void ride(int round) {
        arrived.clear();
        for (int i = 0; i < queued; i++) {
            int pattern = queue[i];
            ride(round, pattern, firstMarked[pattern]);
            firstMarked[pattern] = NEVER;
        }
    }

    private void ride(int round, int pattern, int from) {
        int run = -1;
        int boarded = 0;
        int length = day.length(pattern);
        for (int position = from; position < length; position++) {
            int stop = day.stop(pattern, position);
            if (closed[stop]) {
                continue;
            }
            if (run >= 0 && day.dropOff(pattern, position)) {
                int arrival = day.arrival(run, position);
                if (arrival < brought[round][stop] && arrival < best[round]) {
                    brought[round][stop] = arrival;
                    broughtRun[round][stop] = run;
                    boardedAt[round][stop] = boarded;
                    alightedAt[round][stop] = position;
                    arrived.set(stop);
                }
            }
            int time = ready[round - 1][stop];
            if (time < NEVER && day.pickup(pattern, position) && (run < 0 || time < day.departure(run, position))) {
                int earlier = day.catchable(pattern, position, time);
                if (earlier >= 0 && (run < 0 || earlier < run)) {
                    run = earlier;
                    boarded = position;
                }
            }
        }
    }

    /** From every stop a vehicle came to: change there, walk to others, walk to the end. @return whether the end is reached earlier */
    private boolean walk(int round) {
        boolean better = false;
        for (int stop = arrived.nextSetBit(0); stop >= 0; stop = arrived.nextSetBit(stop + 1)) {
            int time = brought[round][stop];
            if (time + egress[stop] < best[round]) {
                best[round] = time + egress[stop];
                bestStop[round] = stop;
                better = true;
            }
            reach(round, stop, stop, time + network.change(stop));
            for (int way = network.footFrom(stop); way < network.footTo(stop); way++) {
                reach(round, network.footStop(way), stop, time + network.footSeconds(way));
            }
        }
        return better;
    }

    private void reach(int round, int stop, int from, int time) {
        if (time < ready[round][stop]) {
            ready[round][stop] = time;
            readyFrom[round][stop] = from;
            marked.set(stop);
        }
    }

    /** Backwards from the end. A label that is no better than that of fewer rides is that of fewer rides. */
    private Found journey(int round) {
        var rides = new ArrayList<Found.Hop>();
        int stop = bestStop[round];
        int level = round;
        @Nullable Integer departure = null;
        while (departure == null) {
            while (level > 1 && brought[level - 1][stop] <= brought[level][stop]) {
                level--;
            }
            int run = broughtRun[level][stop];
            int board = boardedAt[level][stop];
            rides.addFirst(new Found.Hop(run, board, alightedAt[level][stop]));
            int boardStop = day.stop(day.patternOf(run), board);
            level--;
            while (level > 0 && ready[level - 1][boardStop] <= ready[level][boardStop]) {
                level--;
            }
            if (level == 0) {
                departure = day.departure(run, board) - access[boardStop];
            } else {
                stop = readyFrom[level][boardStop];
            }
        }
        return new Found(departure, best[round], rides);
    }
}
