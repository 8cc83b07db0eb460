package io.parkcloud.traffic.gtfs;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A small town from a seed, with everything that makes planning hard: overtaking, loops, late trips, rules, repeated trips. */
public final class RandomFeed {
    public static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    private static final int STOPS = 14;

    private final Random random;
    private final List<Trip> trips = new ArrayList<>();
    private final List<int[]> calls = new ArrayList<>();
    private final int[] offset = new int[200];

    private RandomFeed(long seed) {
        random = new Random(seed);
    }

    public static Feed of(long seed) {
        return new RandomFeed(seed).make();
    }

    private Feed make() {
        var stops = new ArrayList<Stop>();
        for (int i = 0; i < STOPS; i++) {
            double north = 30 + random.nextDouble() * 0.02;
            double east = 120 + random.nextDouble() * 0.02;
            stops.add(new Stop("S" + i, "", "Stop " + i, north, east, 0, -1, random.nextInt(3), ""));
        }
        int lines = 3 + random.nextInt(4);
        for (int line = 0; line < lines; line++) {
            line(line);
        }
        var frequencies = new ArrayList<Frequency>();
        if (random.nextBoolean()) {
            frequencies.add(new Frequency(random.nextInt(trips.size()), 7 * 3600, 9 * 3600, 1200));
        }
        var transfers = new ArrayList<Transfer>();
        for (int i = 0; i < 4; i++) {
            transfers.add(new Transfer(
                    random.nextInt(STOPS), random.nextInt(STOPS), random.nextInt(3) > 0, random.nextInt(400) - 100));
        }
        var distinct = transfers.stream()
                .map(t -> new Transfer(t.from(), t.to(), t.possible(), Math.max(-1, t.seconds())))
                .collect(java.util.stream.Collectors.toMap(t -> t.from() + ">" + t.to(), t -> t, (a, b) -> a))
                .values();
        return new Feed(
                List.of(new Agency("A", "Agency", ZoneId.of("Asia/Shanghai"))),
                stops,
                List.of(new Route("R", 0, "R", "", 3, "000000", "ffffff")),
                services(),
                trips,
                times(),
                frequencies,
                List.copyOf(distinct),
                Map.of(),
                "");
    }

    private static List<Service> services() {
        return List.of(
                new Service("daily", 0x7f, DAY.minusDays(9), DAY.plusDays(9), Set.of(), Set.of(DAY.plusDays(1))),
                new Service("today", 0, null, null, Set.of(DAY), Set.of()),
                new Service("weekend", 0x60, DAY.minusDays(9), DAY.plusDays(9), Set.of(DAY.plusDays(1)), Set.of()));
    }

    private void line(int line) {
        int length = 2 + random.nextInt(6);
        var stops = random.ints(length, 0, STOPS).toArray();
        int runs = 2 + random.nextInt(8);
        for (int i = 0; i < runs; i++) {
            int time =
                    random.nextInt(6) == 0 ? 23 * 3600 + random.nextInt(4 * 3600) : 6 * 3600 + random.nextInt(4 * 3600);
            offset[trips.size()] = calls.size();
            trips.add(new Trip(line + "-" + i, 0, random.nextInt(3), "", 0, "", random.nextInt(3)));
            for (int stop : stops) {
                int arrival = time;
                time += random.nextInt(4) == 0 ? 60 + random.nextInt(120) : 0;
                int flags = random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 0;
                calls.add(new int[] {stop, arrival, time, flags});
                time += 60 + random.nextInt(600);
            }
        }
    }

    private StopTimes times() {
        int size = calls.size();
        var ends = java.util.Arrays.copyOf(offset, trips.size() + 1);
        ends[trips.size()] = size;
        var flags = new byte[size];
        for (int i = 0; i < size; i++) {
            flags[i] = (byte) calls.get(i)[3];
        }
        return new StopTimes(ends, column(0), column(0), column(1), column(2), flags);
    }

    private int[] column(int which) {
        return calls.stream().mapToInt(call -> call[which]).toArray();
    }
}
