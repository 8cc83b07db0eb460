package io.parkcloud.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** The health record exchange: resources made one by one and in transactions by several clients at once, and searches. */
final class FhirBench {
    private static final int CLIENTS = 8;
    private static final int PATIENTS = 200;
    private static final int WARM_UP_SECONDS = 20;
    private static final int WINDOW_SECONDS = 10;
    private static final int IN_A_BUNDLE = 50;

    private final Path jar;
    private final int runs;
    private final List<String> patients = new ArrayList<>();
    private final AtomicLong made = new AtomicLong();
    private final AtomicInteger errors = new AtomicInteger();

    FhirBench(Path jar, int runs) {
        this.jar = jar;
        this.runs = runs;
    }

    Report run() throws Exception {
        try (var process = new AppProcess(
                jar, "HEALTH", 1024, Map.of("SYSTEM_USER", Interface.USER, "SYSTEM_PASSWORD", AppProcess.PASSWORD))) {
            meet(process.url());
            window(process.url(), WARM_UP_SECONDS, this::create);
            window(process.url(), WARM_UP_SECONDS / 2, this::bundle);
            window(process.url(), WARM_UP_SECONDS / 4, this::search);
            var single = new double[runs];
            var bundled = new double[runs];
            var search = new double[runs];
            var searches = new double[runs];
            for (int run = 0; run < runs; run++) {
                single[run] = window(process.url(), WINDOW_SECONDS, this::create).length / (double) WINDOW_SECONDS;
                bundled[run] = window(process.url(), WINDOW_SECONDS, this::bundle).length
                        * (double) IN_A_BUNDLE
                        / WINDOW_SECONDS;
                var times = window(process.url(), WINDOW_SECONDS, this::search);
                search[run] = Figures.percentile(times, 95);
                searches[run] = times.length / (double) WINDOW_SECONDS;
                Progress.tell(
                        "run %d: %.0f creates/s, %.0f/s in bundles, search p95 %.1f ms",
                        run + 1, single[run], bundled[run], search[run]);
            }
            double lost = Math.abs(made.get() - process.rows("resource"));
            return new Report(
                    "fhir",
                    List.of(
                            Metric.atLeast("creates_per_second", Figures.median(single), "1/s", 300),
                            Metric.atLeast("bundled_creates_per_second", Figures.median(bundled), "1/s", 300),
                            Metric.of("search_p95_ms", Figures.median(search), "ms"),
                            Metric.of("searches_per_second", Figures.median(searches), "1/s"),
                            Metric.atMost("errors", errors.get() + lost, "", 0),
                            Metric.of("health_memory_mb", ProcessFacts.peakResidentMb(process.pid()), "MB")));
        }
    }

    private void meet(String url) throws IOException, InterruptedException {
        try (var client = new Interface(url)) {
            for (int i = 0; i < PATIENTS; i++) {
                client.post("/Patient", """
                        {"resourceType":"Patient","identifier":[{"system":"urn:bench","value":"%d"}],
                         "name":[{"family":"Family%d","given":["Given"]}],"gender":"female","birthDate":"%d-03-04"}""".formatted(i, i % 40, 1940 + i % 70));
                made.incrementAndGet();
            }
            var page = client.get("/Patient?_count=500&identifier=urn:bench%7C&_elements=id&_total=none");
            var ids = Pattern.compile("/fhir/Patient/([0-9a-f-]{36})\"").matcher(page);
            while (ids.find()) {
                patients.add(ids.group(1));
            }
        }
    }

    /** Lets all clients do the same again and again for so long. @return how long each time took, in milliseconds */
    private double[] window(String url, int seconds, Work work) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var clients = new ArrayList<Callable<List<Double>>>();
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            clients.add(() -> {
                var times = new ArrayList<Double>();
                try (var client = new Interface(url)) {
                    for (int step = number; System.nanoTime() < end; step += CLIENTS) {
                        long begin = System.nanoTime();
                        work.once(client, step);
                        if (System.nanoTime() < end) { // what ends outside of the window is not of it
                            times.add((System.nanoTime() - begin) / 1e6);
                        }
                    }
                } catch (IOException e) {
                    errors.incrementAndGet();
                    Progress.tell("%s", e);
                }
                return times;
            });
        }
        try (var pool = Executors.newFixedThreadPool(CLIENTS)) {
            var all = DoubleStream.builder();
            for (var done : pool.invokeAll(clients)) {
                done.get().forEach(all::add);
            }
            return all.build().toArray();
        }
    }

    private void create(Interface client, int step) throws IOException, InterruptedException {
        client.post("/Observation", observation(step));
        made.incrementAndGet();
    }

    private void bundle(Interface client, int step) throws IOException, InterruptedException {
        var body = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[");
        for (int i = 0; i < IN_A_BUNDLE; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"request\":{\"method\":\"POST\",\"url\":\"Observation\"},\"resource\":")
                    .append(observation(step + i))
                    .append('}');
        }
        client.post("/", body + "]}");
        made.addAndGet(IN_A_BUNDLE);
    }

    private void search(Interface client, int step) throws IOException, InterruptedException {
        var patient = patients.get(step % patients.size());
        client.get(
                switch (step / CLIENTS % 4) {
                    case 0 -> "/Observation?patient=" + patient + "&_sort=-date&_count=20&_total=none";
                    case 1 -> "/Patient?family=family" + step % 40;
                    case 2 ->
                        "/Observation?patient=" + patient
                                + "&code=http://loinc.org%7C8867-4&date=ge2020-01-01&_count=10&_include=Observation:subject&_total=none";
                    default -> "/Patient?identifier=urn:bench%7C" + step % PATIENTS;
                });
    }

    private String observation(int step) {
        return String.format(
                Locale.ROOT,
                """
                {"resourceType":"Observation","status":"final",
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"8867-4","display":"Heart rate"}],"text":"Heart rate"},
                 "subject":{"reference":"Patient/%s"},"effectiveDateTime":"2026-01-%02dT08:%02d:00+08:00",
                 "valueQuantity":{"value":%d,"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}}""",
                patients.get(Math.floorMod(step, patients.size())),
                1 + step % 28,
                step % 60,
                55 + step % 60);
    }

    private interface Work {
        void once(Interface client, int step) throws IOException, InterruptedException;
    }
}
