package io.parkcloud.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Pages of a short and of a long list of instances, taken in turns at random places. */
final class ListBench {

    private static final int SHORT = 1_000;
    private static final int PAGE = 100;
    private static final int REQUESTS = 1_000;
    private static final int SEED = 7;

    private final String address;
    private final Ground ground;
    private final int rows;
    private final int runs;
    private final Random random = new Random(SEED);

    ListBench(String address, Ground ground, int rows, int runs) {
        this.address = address;
        this.ground = ground;
        this.rows = rows;
        this.runs = runs;
    }

    /** 99th percentiles of one run, in milliseconds. */
    private record Run(double few, double many) {}

    List<Metric> run() throws SQLException {
        Progress.tell("filling lists of %d and %d", SHORT, rows);
        var copies = new Copies(address, ground);
        var few = copies.project("bench-short");
        var many = copies.project("bench-long");
        var shortIds = copies.fill(few, SHORT);
        var longIds = copies.fill(many, rows);
        measure(few, shortIds, many, longIds);
        Progress.tell("reading pages");
        var measured = new ArrayList<Run>();
        for (int i = 0; i < runs; i++) {
            measured.add(measure(few, shortIds, many, longIds));
        }
        return List.of(
                Metric.atMost("list100_of_100k_p99_ms", median(measured, Run::many), "ms", 20),
                Metric.atMost("list_p99_ratio_100k_to_1k", median(measured, r -> r.many() / r.few()), "", 1.5));
    }

    private Run measure(String few, List<String> shortIds, String many, List<String> longIds) {
        var ofFew = new double[REQUESTS];
        var ofMany = new double[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            ofFew[i] = page(few, shortIds);
            ofMany[i] = page(many, longIds);
        }
        return new Run(Figures.percentile(ofFew, 99), Figures.percentile(ofMany, 99));
    }

    private double page(String project, List<String> ids) {
        var from = ids.get(random.nextInt(ids.size() - PAGE));
        long begin = System.nanoTime();
        ground.admin().fetch("/projects/" + project + "/instances?limit=" + PAGE + "&pageToken=" + from);
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Figures.median(runs.stream().mapToDouble(figure).toArray());
    }
}
