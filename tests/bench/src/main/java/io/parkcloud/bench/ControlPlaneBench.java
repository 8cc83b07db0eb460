package io.parkcloud.bench;

import static io.parkcloud.bench.Metric.atLeast;
import static io.parkcloud.bench.Metric.atMost;

import io.parkcloud.control.testkit.MariaDbServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How fast and how cheaply the platform itself works: every request over HTTP, every commit durable on the real database,
 * engines that take no time. Clients run on the same machine; only their processor time is not counted.
 */
final class ControlPlaneBench {

    private static final int CONCURRENCY = 8;

    /** Runs before the measured ones; the compiler is busy for longer than that, but the figures hardly move any more. */
    private static final int WARM_UP = 8;

    private final Path jar;
    private final Size size;

    ControlPlaneBench(Path jar, Size size) {
        this.jar = jar;
        this.size = size;
    }

    /**
     * How much of everything.
     *
     * @param instances made in one run
     * @param runs      measured ones, of which the median counts
     * @param rows      in the long list
     * @param starts    of the platform with and without the cache; with none there are no figures of it, and no cache
     */
    record Size(int instances, int runs, int rows, int starts) {}

    /** One measured run. */
    private record Run(
            double perSecond, double cpuMillis, double serverCpuMillis, double acceptP50, double acceptP99) {}

    Report run(long memoryMib) throws Exception {
        try (var database = MariaDbServer.start(Machine.database(memoryMib))) {
            var address = database.newDatabase();
            try (var server = new ServerProcess(jar, address)) {
                return run(server, database, address);
            }
        }
    }

    private Report run(ServerProcess server, MariaDbServer database, String address) throws Exception {
        server.start(false);
        server.stop(); // The first start makes the tables and the first users; every later one finds them.
        var metrics = new ArrayList<Metric>();
        server.start(size.starts() > 0 && starts(server, metrics));
        Progress.tell("commits of the database alone");
        double commits = new CommitBench(address, CONCURRENCY).perSecond();
        var ground = Ground.prepare(server);
        var measured = new ArrayList<Run>();
        warmUp(server, database, ground);
        for (int i = 0; i < size.runs(); i++) {
            measured.add(createAll(server, database, ground));
            removeAll(ground);
        }
        createAll(server, database, ground);
        double peak = ProcessFacts.peakResidentMb(server.pid());
        var lists = new ListBench(address, ground, size.rows(), size.runs()).run();
        metrics.addAll(List.of(
                atLeast("instances_per_second", median(measured, Run::perSecond), "1/s", 400),
                atMost("cpu_ms_per_instance", median(measured, Run::cpuMillis), "ms", 5),
                Metric.of("database_commits_per_second", commits, "1/s"),
                Metric.of("commits_in_time_of_an_instance", commits / median(measured, Run::perSecond), ""),
                Metric.of("cpu_ms_per_instance_platform", median(measured, Run::serverCpuMillis), "ms"),
                Metric.of("accept_p50_ms", median(measured, Run::acceptP50), "ms"),
                atMost("accept_p99_ms", median(measured, Run::acceptP99), "ms", 30)));
        metrics.addAll(lists);
        metrics.add(atMost("platform_rss_mb", Math.max(peak, ProcessFacts.peakResidentMb(server.pid())), "MB", 600));
        return new Report("control-plane", metrics);
    }

    /** @return whether there is a cache to start with */
    private boolean starts(ServerProcess server, List<Metric> metrics) {
        Progress.tell("training run");
        boolean cached = server.train();
        double plain = starts(server, false);
        metrics.add(atMost("start_to_first_answer_s", cached ? starts(server, true) : plain, "s", cached ? 4 : 10));
        metrics.add(Metric.of("start_without_cache_s", plain, "s"));
        return cached;
    }

    private double starts(ServerProcess server, boolean cached) {
        Progress.tell("starts %s the cache", cached ? "with" : "without");
        return Figures.median(IntStream.range(0, size.starts())
                .mapToDouble(i -> {
                    double seconds = server.start(cached);
                    server.stop();
                    return seconds;
                })
                .toArray());
    }

    private void warmUp(ServerProcess server, MariaDbServer database, Ground ground) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            createAll(server, database, ground);
            removeAll(ground);
        }
    }

    private Run createAll(ServerProcess server, MariaDbServer database, Ground ground) throws Exception {
        Progress.tell("making %d instances", size.instances());
        double serverBefore = ProcessFacts.cpuSeconds(server.pid());
        double databaseBefore = ProcessFacts.cpuSeconds(database.process().pid());
        long begin = System.nanoTime();
        var latencies = inParallel(size.instances(), i -> {
            var body = ground.instance().formatted(i).getBytes(StandardCharsets.UTF_8);
            long sent = System.nanoTime();
            ground.api().send(ground.path() + "/instances", body);
            return (System.nanoTime() - sent) / 1e6;
        });
        Ground.until(() -> ground.ready() == size.instances());
        double seconds = (System.nanoTime() - begin) / 1e9;
        double serverCpu = ProcessFacts.cpuSeconds(server.pid()) - serverBefore;
        double databaseCpu = ProcessFacts.cpuSeconds(database.process().pid()) - databaseBefore;
        var run = new Run(
                size.instances() / seconds,
                (serverCpu + databaseCpu) * 1000 / size.instances(),
                serverCpu * 1000 / size.instances(),
                Figures.percentile(latencies, 50),
                Figures.percentile(latencies, 99));
        Progress.tell(
                "%.0f a second, %.2f ms of processor each, accepted within %.1f ms",
                run.perSecond(), run.cpuMillis(), run.acceptP99());
        return run;
    }

    private void removeAll(Ground ground) throws Exception {
        Progress.tell("removing them");
        while (ground.all() > 0) {
            var page = ground.api().get(ground.path() + "/instances?limit=200").path("items");
            var alive = page.valueStream()
                    .filter(one -> !Ground.phase(one).equalsIgnoreCase("Deleting"))
                    .map(one -> one.path("metadata"))
                    .toList();
            inParallel(alive.size(), i -> {
                var one = alive.get(i);
                ground.api()
                        .delete(
                                ground.path() + "/instances/" + one.path("id").asString(),
                                one.path("revision").asString());
                return 0;
            });
        }
    }

    /** A client's work on the one with that number. @return what it measured */
    private interface Work {
        double on(int number);
    }

    private static double[] inParallel(int count, Work work) throws Exception {
        var next = new AtomicInteger();
        var results = new double[count];
        try (var clients = Executors.newFixedThreadPool(CONCURRENCY)) {
            var all = new ArrayList<Future<?>>();
            for (int c = 0; c < CONCURRENCY; c++) {
                all.add(clients.submit(() -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        results[i] = work.on(i);
                    }
                }));
            }
            for (var client : all) {
                client.get();
            }
        }
        return results;
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Figures.median(runs.stream().mapToDouble(figure).toArray());
    }
}
