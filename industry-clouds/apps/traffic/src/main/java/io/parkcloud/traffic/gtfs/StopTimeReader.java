package io.parkcloud.traffic.gtfs;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** stop_times.txt, whose rows may come in any order: they are collected in arrays and sorted by trip and sequence. */
final class StopTimeReader {
    private static final String FILE = "stop_times.txt";
    private static final int NONE = Row.NONE;
    private static final int TRIP = 0;
    private static final int SEQUENCE = 1;
    private static final int STOP = 2;
    private static final int ARRIVAL = 3;
    private static final int DEPARTURE = 4;
    private static final int FLAGS = 5;
    private static final int LINE = 6;
    private static final int COLUMNS = 7;

    private final Findings findings;
    private final FeedLimits limits;
    private final StopReader stops;
    private final Numbering trips;
    private int[][] columns = new int[COLUMNS][1024];
    private int size;
    private boolean tooMany;

    StopTimeReader(Findings findings, FeedLimits limits, StopReader stops, Numbering trips) {
        this.findings = findings;
        this.limits = limits;
        this.stops = stops;
        this.trips = trips;
    }

    /** @return null if there are errors */
    @Nullable
    StopTimes read(FeedArchive archive) {
        Table.read(archive, FILE, findings, List.of("trip_id", "stop_sequence"), this::row);
        var sorted = new SortedCalls();
        for (int trip = 0; trip < trips.size(); trip++) {
            sorted.check(trip);
        }
        return findings.errors() == 0 ? sorted.times() : null;
    }

    private void row(Row row) {
        if (size >= limits.stopTimes()) {
            if (!tooMany) {
                tooMany = true;
                row.tell(FindingCode.FILE_TOO_LARGE, "at most " + limits.stopTimes() + " rows are taken");
            }
            return;
        }
        if (row.text("stop_id").isEmpty() && !(row.text("location_id") + row.text("location_group_id")).isEmpty()) {
            row.tell(FindingCode.FLEXIBLE_IGNORED, "a call on demand is not planned with");
            return;
        }
        int trip = trips.require(row, "trip_id");
        int stop = stops.ids().require(row, "stop_id");
        int sequence = row.requiredInteger("stop_sequence", 0, Integer.MAX_VALUE);
        int arrival = row.time("arrival_time");
        int departure = row.time("departure_time");
        int flags = (row.integer("pickup_type", 0, 3, 0) == 1 ? StopTimes.NO_PICKUP : 0)
                | (row.integer("drop_off_type", 0, 3, 0) == 1 ? StopTimes.NO_DROP_OFF : 0);
        if (stop >= 0 && stops.list().get(stop).kind() != 0) {
            row.tell(
                    FindingCode.REFERENCE_KIND,
                    "stop_id has location_type " + stops.list().get(stop).kind() + "; vehicles stop at 0 only");
        }
        if (arrival != NONE && departure != NONE && departure < arrival) {
            row.tell(FindingCode.TIME_ORDER, "departure_time is before arrival_time");
        }
        if (!row.bad()) {
            add(
                    trip,
                    sequence,
                    stop,
                    arrival == NONE ? departure : arrival,
                    departure == NONE ? arrival : departure,
                    flags,
                    (int) row.line());
        }
    }

    private void add(int... values) {
        if (size == columns[0].length) {
            columns = Arrays.stream(columns)
                    .map(column -> Arrays.copyOf(column, column.length * 2))
                    .toArray(int[][]::new);
        }
        for (int i = 0; i < values.length; i++) {
            columns[i][size] = values[i];
        }
        size++;
    }

    /** The rows in the order of travel, and what can be told only then. */
    private final class SortedCalls {
        private final int[] offset = new int[trips.size() + 1];
        private final int[] order = new int[size];

        SortedCalls() {
            var trip = columns[TRIP];
            for (int i = 0; i < size; i++) {
                offset[trip[i] + 1]++;
            }
            for (int t = 0; t < trips.size(); t++) {
                offset[t + 1] += offset[t];
            }
            var next = offset.clone();
            for (int i = 0; i < size; i++) {
                order[next[trip[i]]++] = i;
            }
        }

        private int of(int column, int place) {
            return columns[column][order[place]];
        }

        void check(int trip) {
            int from = offset[trip];
            int to = offset[trip + 1];
            sort(from, to);
            if (to - from < 2) {
                findings.add(
                        FindingCode.TRIP_TOO_SHORT,
                        FILE,
                        to == from ? 0 : of(LINE, from),
                        "a trip calls at " + (to - from) + " stops and takes nobody anywhere");
            }
            int latest = NONE;
            for (int i = from; i < to; i++) {
                if (i > from && of(SEQUENCE, i) == of(SEQUENCE, i - 1)) {
                    tell(FindingCode.KEY_TWICE, i, "the trip has stop_sequence " + of(SEQUENCE, i) + " twice");
                }
                int arrival = of(ARRIVAL, i);
                if (arrival == NONE && (i == from || i == to - 1)) {
                    tell(FindingCode.VALUE_MISSING, i, "the first and the last stop of a trip need times");
                } else if (arrival != NONE) {
                    if (arrival < latest) {
                        tell(FindingCode.TIME_ORDER, i, "the trip arrives here before it leaves the stop before");
                    }
                    latest = of(DEPARTURE, i);
                }
            }
        }

        private void tell(FindingCode code, int place, String detail) {
            findings.add(code, FILE, of(LINE, place), detail);
        }

        /** By insertion: most feeds are in order already, and trips are short. */
        private void sort(int from, int to) {
            var sequence = columns[SEQUENCE];
            for (int i = from + 1; i < to; i++) {
                int moved = order[i];
                int at = i;
                while (at > from && sequence[order[at - 1]] > sequence[moved]) {
                    order[at] = order[at - 1];
                    at--;
                }
                order[at] = moved;
            }
        }

        StopTimes times() {
            var flags = new byte[size];
            for (int i = 0; i < size; i++) {
                flags[i] = (byte) of(FLAGS, i);
            }
            var arrival = sorted(ARRIVAL);
            var departure = sorted(DEPARTURE);
            for (int trip = 0; trip < trips.size(); trip++) {
                fillIn(arrival, departure, offset[trip], offset[trip + 1]);
            }
            return new StopTimes(offset, sorted(STOP), sorted(SEQUENCE), arrival, departure, flags);
        }

        private int[] sorted(int column) {
            var values = new int[size];
            for (int i = 0; i < size; i++) {
                values[i] = of(column, i);
            }
            return values;
        }

        /** Calls without times are spread evenly between those around them. */
        private static void fillIn(int[] arrival, int[] departure, int from, int to) {
            int known = from;
            for (int i = from; i < to; i++) {
                if (arrival[i] == NONE) {
                    continue;
                }
                for (int j = known + 1; j < i; j++) {
                    long span = (long) arrival[i] - departure[known];
                    arrival[j] = departure[known] + (int) (span * (j - known) / (i - known));
                    departure[j] = arrival[j];
                }
                known = i;
            }
        }
    }
}
