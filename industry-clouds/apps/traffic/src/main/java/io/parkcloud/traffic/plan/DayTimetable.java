package io.parkcloud.traffic.plan;

import io.parkcloud.traffic.gtfs.StopTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything that moves on a day, the late runs of the day before and the early ones of the day after. Runs with the same calls
 * make a pattern, in which none overtakes another: so the first one that can still be caught is found by bisection.
 */
public final class DayTimetable {
    private final LocalDate day;
    private final Instant zero;
    private final List<Run> runs;
    private final List<Run> cancelled;
    private final Patterns patterns;
    private final int[] stopOffset;
    private final int[] stopPattern;
    private final int[] stopPosition;

    /**
     * The patterns, in arrays.
     *
     * @see DayTimetableBuilder
     */
    static final class Patterns {
        /** Where the calls of a pattern begin in {@link #stop}, and one more. */
        int[] offset = new int[0];

        int[] stop = new int[0];
        byte[] flags = new byte[0];
        boolean[] wheelchair = new boolean[0];
        /** Number of a pattern's first run, and one more. */
        int[] firstRun = new int[0];
        /** Where the times of a pattern begin, those of its first run first. */
        int[] firstTime = new int[0];

        int[] arrival = new int[0];
        int[] departure = new int[0];
        int[] ofRun = new int[0];
    }

    DayTimetable(LocalDate day, Instant zero, List<Run> runs, List<Run> cancelled, Patterns patterns, int stopCount) {
        this.day = day;
        this.zero = zero;
        this.runs = List.copyOf(runs);
        this.cancelled = List.copyOf(cancelled);
        this.patterns = patterns;
        stopOffset = new int[stopCount + 1];
        for (int stop : patterns.stop) {
            stopOffset[stop + 1]++;
        }
        for (int i = 0; i < stopCount; i++) {
            stopOffset[i + 1] += stopOffset[i];
        }
        stopPattern = new int[patterns.stop.length];
        stopPosition = new int[patterns.stop.length];
        var next = stopOffset.clone();
        for (int pattern = 0; pattern < patternCount(); pattern++) {
            for (int position = 0; position < length(pattern); position++) {
                int at = next[stop(pattern, position)]++;
                stopPattern[at] = pattern;
                stopPosition[at] = position;
            }
        }
    }

    /** The day. */
    public LocalDate day() {
        return day;
    }

    /** The moment that its seconds count from. */
    public Instant zero() {
        return zero;
    }

    /** Runs that were cancelled. */
    public List<Run> cancelled() {
        return cancelled;
    }

    /** A run by its number. */
    public Run run(int number) {
        return runs.get(number);
    }

    int patternCount() {
        return patterns.offset.length - 1;
    }

    int length(int pattern) {
        return patterns.offset[pattern + 1] - patterns.offset[pattern];
    }

    int stop(int pattern, int position) {
        return patterns.stop[patterns.offset[pattern] + position];
    }

    boolean pickup(int pattern, int position) {
        return (patterns.flags[patterns.offset[pattern] + position] & StopTimes.NO_PICKUP) == 0;
    }

    boolean dropOff(int pattern, int position) {
        return (patterns.flags[patterns.offset[pattern] + position] & StopTimes.NO_DROP_OFF) == 0;
    }

    boolean wheelchair(int pattern) {
        return patterns.wheelchair[pattern];
    }

    int patternOf(int run) {
        return patterns.ofRun[run];
    }

    int firstRun(int pattern) {
        return patterns.firstRun[pattern];
    }

    int lastRun(int pattern) {
        return patterns.firstRun[pattern + 1] - 1;
    }

    /** When a run arrives at a position of its pattern. */
    public int arrival(int run, int position) {
        return patterns.arrival[time(run, position)];
    }

    /** When a run leaves a position of its pattern. */
    public int departure(int run, int position) {
        return patterns.departure[time(run, position)];
    }

    private int time(int run, int position) {
        int pattern = patterns.ofRun[run];
        return patterns.firstTime[pattern] + (run - patterns.firstRun[pattern]) * length(pattern) + position;
    }

    /** First run of a pattern that leaves a position at a time or later; -1 if there is none. */
    int catchable(int pattern, int position, int time) {
        int low = patterns.firstRun[pattern];
        int high = patterns.firstRun[pattern + 1];
        int end = high;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (departure(middle, position) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == end ? -1 : low;
    }

    int callsFrom(int stop) {
        return stopOffset[stop];
    }

    int callsTo(int stop) {
        return stopOffset[stop + 1];
    }

    int callPattern(int call) {
        return stopPattern[call];
    }

    int callPosition(int call) {
        return stopPosition[call];
    }

    /** Who calls at a stop within a span of seconds. */
    public void eachDeparture(int stop, int from, int until, DepartureVisitor visitor) {
        for (int call = callsFrom(stop); call < callsTo(stop); call++) {
            int pattern = callPattern(call);
            int position = callPosition(call);
            if (position == length(pattern) - 1 || !pickup(pattern, position)) {
                continue;
            }
            int run = catchable(pattern, position, from);
            while (run >= 0 && run <= lastRun(pattern) && departure(run, position) <= until) {
                visitor.visit(run, position, departure(run, position));
                run++;
            }
        }
    }

    /** Is told of departures. */
    public interface DepartureVisitor {
        /** A run leaves the stop at its position, at a second of the day. */
        void visit(int run, int position, int departure);
    }
}
