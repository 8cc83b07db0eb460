package io.parkcloud.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys over a real city's timetable: random stops, random times of random days, asked over HTTP one after another. */
final class JourneyBench {

    private static final int WARM_UP = 600;
    private static final int QUERIES = 1_000;
    private static final long SEED = 20_260_510;

    private final Path jar;
    private final int runs;
    private final JsonMapper json = JsonMapper.shared();

    private record Figure(double p50, double p95, double worst, double found, int errors) {}

    JourneyBench(Path jar, int runs) {
        this.jar = jar;
        this.runs = runs;
    }

    Report run() throws IOException {
        try (var traffic = new AppProcess(jar, "TRAFFIC", 768, Map.of());
                var asker = new Citizen(traffic.url())) {
            var random = new Random(SEED);
            var stops = json.readTree(asker.get("/api/map")).path("stops");
            var feed = json.readTree(asker.get("/api/feed"));
            Progress.tell("warm: %s", ask(asker, random, stops, feed, WARM_UP));
            var figures = new ArrayList<Figure>();
            for (int run = 0; run < runs; run++) {
                figures.add(ask(asker, random, stops, feed, QUERIES));
                Progress.tell("run %d: %s", run + 1, figures.getLast());
            }
            double errors = figures.stream().mapToInt(Figure::errors).sum();
            return new Report(
                    "journey",
                    List.of(
                            Metric.atMost("query_p95_ms", median(figures, Figure::p95), "ms", 100),
                            Metric.atMost("errors", errors, "", 0),
                            Metric.of("query_p50_ms", median(figures, Figure::p50), "ms"),
                            Metric.of("query_worst_ms", median(figures, Figure::worst), "ms"),
                            Metric.of("queries_with_journeys", median(figures, Figure::found), "%"),
                            Metric.of("traffic_memory_mb", ProcessFacts.peakResidentMb(traffic.pid()), "MB")));
        }
    }

    private Figure ask(Citizen asker, Random random, JsonNode stops, JsonNode feed, int queries) {
        var millis = new double[queries];
        int found = 0;
        int errors = 0;
        for (int i = 0; i < queries; i++) {
            var path = query(random, stops, feed);
            long begin = System.nanoTime();
            try {
                var answer = asker.get(path);
                found += answer.contains("\"departure\"") ? 1 : 0;
            } catch (IOException e) {
                Progress.tell("%s", e);
                errors++;
            }
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        return new Figure(
                Figures.percentile(millis, 50),
                Figures.percentile(millis, 95),
                Figures.percentile(millis, 100),
                100.0 * found / queries,
                errors);
    }

    /** An hour's journeys between two stops, at any time between five in the morning and midnight of the timetable's first fortnight. */
    private static String query(Random random, JsonNode stops, JsonNode feed) {
        var day = LocalDate.parse(feed.path("from").asString()).plusDays(random.nextInt(14));
        return "/api/journeys?from=stop:%s&to=stop:%s&at=%sT%02d:%02d"
                .formatted(
                        stops.get(random.nextInt(stops.size())).path("id").asString(),
                        stops.get(random.nextInt(stops.size())).path("id").asString(),
                        day,
                        5 + random.nextInt(19),
                        random.nextInt(60));
    }

    private static double median(List<Figure> figures, ToDoubleFunction<Figure> figure) {
        return Figures.median(figures.stream().mapToDouble(figure).toArray());
    }
}
