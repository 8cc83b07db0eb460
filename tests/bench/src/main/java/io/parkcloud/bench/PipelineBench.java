package io.parkcloud.bench;

import io.parkcloud.control.testkit.MariaDbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * From the moment that {@code git push} has been accepted to the first line that a step has written, as somebody sees it who follows
 * the log: with a room that waits, and without one. Steps run in real sandboxes, so it needs root; the other engines are simulated.
 */
final class PipelineBench {

    private static final int WARM_UP = 3;
    private static final int PUSHES = 10;
    /** A room that was taken is made anew meanwhile. */
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Path jar;
    private final int runs;

    PipelineBench(Path jar, int runs) {
        this.jar = jar;
        this.runs = runs;
    }

    Report run() throws IOException, InterruptedException {
        var warm = firstLines(1);
        var cold = firstLines(0);
        return new Report(
                "pipeline",
                List.of(
                        Metric.atMost("first_log_line_warm_ms", Figures.median(warm), "ms", 300),
                        Metric.of("first_log_line_warm_worst_ms", Figures.percentile(warm, 100), "ms"),
                        Metric.of("first_log_line_cold_ms", Figures.median(cold), "ms"),
                        Metric.of("first_log_line_cold_worst_ms", Figures.percentile(cold, 100), "ms")));
    }

    private double[] firstLines(int rooms) throws IOException, InterruptedException {
        var ground = new Child("bench-steps");
        var home = ground.folder();
        Files.setPosixFilePermissions(home, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
        Files.createDirectories(home.resolve("run").resolve("mnt"));
        try (ground;
                var database = MariaDbServer.start();
                var server = new ServerProcess(
                        jar,
                        database.newDatabase(),
                        "--parkcloud.steps.engine=sandbox",
                        "--parkcloud.steps.sandbox.warm=" + rooms,
                        "--parkcloud.workloads.sandbox.home=" + home,
                        "--parkcloud.workloads.sandbox.run=" + home.resolve("run"),
                        "--parkcloud.workloads.sandbox.installation=be9c40",
                        "--parkcloud.workloads.sandbox.uid-first=1900002000",
                        "--parkcloud.workloads.sandbox.uid-count=100")) {
            server.start(false);
            var api = Api.signIn(server.url(), "gov-member", server.password("gov-member"));
            var times = pushes(api, server, home.resolve("work"));
            server.stop();
            return times;
        }
    }

    private double[] pushes(Api api, ServerProcess server, Path work) throws IOException, InterruptedException {
        var project =
                "/projects/" + api.get("/me").path("projects").get(0).path("id").asString();
        var repository = made(api, project + "/git-repositories", Map.of());
        made(
                api,
                project + "/pipelines",
                Map.of("repository", repository.at("/metadata/id").asString()));
        var url = repository.at("/status/observed/cloneUrl").asString();
        var with = url.replace("://", "://gov-member:" + server.password("gov-member") + "@");
        Files.createDirectories(work.resolve(".parkcloud"));
        git(work, "init", "-q", "-b", "main");
        var times = new double[PUSHES * runs];
        for (int push = 1; push <= WARM_UP + times.length; push++) {
            Files.writeString(work.resolve(".parkcloud").resolve("pipeline.yaml"), """
                    stages:
                      - name: build
                        steps:
                          - name: hello
                            run: echo hello %d
                    """.formatted(push));
            git(work, "add", ".");
            git(work, "-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "-q", "-m", "push " + push);
            git(work, "push", "-q", with, "HEAD:main");
            double millis = firstLine(api, project, "bench-" + push);
            Progress.tell("push %d: %.0f ms", push, millis);
            if (push > WARM_UP) {
                times[push - WARM_UP - 1] = millis;
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        return times;
    }

    /** Milliseconds from now until somebody who follows the run reads something. */
    private static double firstLine(Api api, String project, String run) {
        long begin = System.nanoTime();
        var path = project + "/pipeline-runs";
        var id = await(
                () -> api.get(path + "?name=" + run).at("/items/0/metadata/id").asString(""));
        await(() -> api.get(path + "/" + id)
                .at("/status/observed/stages/0/steps/0/name")
                .asString(""));
        await(() -> api.get(path + "/" + id + "/log?step=build/hello&wait=5")
                .path("text")
                .asString(""));
        return (System.nanoTime() - begin) / 1e6;
    }

    private static JsonNode made(Api api, String path, Map<String, Object> spec) {
        api.post(path, Map.of("name", "bench", "spec", spec));
        await(() -> api.get(path + "?name=bench")
                .at("/items/0/status/phase")
                .asString("")
                .replace("Pending", ""));
        return api.get(path + "?name=bench").at("/items/0");
    }

    private static String await(java.util.function.Supplier<String> answer) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (var text = answer.get(); ; text = answer.get()) {
            if (!text.isEmpty()) {
                return text;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("did not come true within 60 s");
            }
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    private static void git(Path work, String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        var process =
                new ProcessBuilder(command).directory(work.toFile()).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("git " + words[0] + " failed");
        }
    }
}
