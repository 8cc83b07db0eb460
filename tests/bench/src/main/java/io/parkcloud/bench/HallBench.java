package io.parkcloud.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The service hall while two thousand citizens browse and fifty file in every second. */
final class HallBench {

    private static final int ARRIVAL_SECONDS = 60;
    private static final int WARM_UP_SECONDS = 80;
    private static final int WINDOW_SECONDS = 30;

    private final Path jar;
    private final Town.Size city;
    private final int runs;

    HallBench(Path jar, Town.Size city, int runs) {
        this.jar = jar;
        this.city = city;
        this.runs = runs;
    }

    Report run() throws Exception {
        try (var redis = new Redis();
                var hall = new AppProcess(jar, "HALL", 768, settings(redis));
                var town = new Town(hall.url(), city)) {
            Progress.tell("%d citizens come in", city.sessions());
            town.comeIn(ARRIVAL_SECONDS);
            var warm = town.measure(WARM_UP_SECONDS);
            Progress.tell("warm: %s", warm);
            double before = ProcessFacts.cpuSeconds(hall.pid());
            var windows = new ArrayList<Tally.Window>();
            for (int run = 0; run < runs; run++) {
                windows.add(town.measure(WINDOW_SECONDS));
                Progress.tell("run %d: %s", run + 1, windows.getLast());
            }
            double cpu = ProcessFacts.cpuSeconds(hall.pid()) - before;
            long lost = Math.abs(town.goHome() - hall.rows("hall_case"));
            return report(
                    windows,
                    lost + warm.errors(),
                    cpu / (runs * WINDOW_SECONDS),
                    ProcessFacts.peakResidentMb(hall.pid()));
        }
    }

    private static Map<String, String> settings(Redis redis) {
        return Map.of(
                "REDIS_HOST",
                "127.0.0.1",
                "REDIS_PORT",
                "" + redis.port(),
                "CLERK_USER",
                "clerk",
                "CLERK_PASSWORD",
                AppProcess.PASSWORD,
                "ADMIN_USER",
                "hall-admin",
                "ADMIN_PASSWORD",
                AppProcess.PASSWORD);
    }

    private static Report report(List<Tally.Window> windows, long more, double processors, double memory) {
        double errors = more + windows.stream().mapToInt(Tally.Window::errors).sum();
        return new Report(
                "hall",
                List.of(
                        Metric.atLeast("submissions_per_second", median(windows, Tally.Window::submissions), "1/s", 50),
                        Metric.atMost("errors", errors, "", 0),
                        Metric.of("page_p95_ms", median(windows, Tally.Window::pageP95), "ms"),
                        Metric.of("pages_per_second", median(windows, Tally.Window::pages), "1/s"),
                        Metric.of("submission_p95_ms", median(windows, Tally.Window::submissionP95), "ms"),
                        Metric.of("hall_processors", processors, ""),
                        Metric.of("hall_memory_mb", memory, "MB")));
    }

    private static double median(List<Tally.Window> windows, ToDoubleFunction<Tally.Window> figure) {
        return Figures.median(windows.stream().mapToDouble(figure).toArray());
    }
}
