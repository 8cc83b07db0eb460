package io.parkcloud.bench;

import io.parkcloud.control.testkit.MariaDbServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The portal in a real browser: how much it loads, how soon a page of a long list is there, how soon a change is seen. */
final class PortalBench {

    private static final int MINUTES = 10;
    private static final long PLENTY = 1_000;

    private final Path jar;
    private final Path script;
    private final int rows;
    private final int runs;

    /** @param script drives the browser; prints its figures as JSON */
    PortalBench(Path jar, Path script, int rows, int runs) {
        this.jar = jar;
        this.script = script;
        this.rows = rows;
        this.runs = runs;
    }

    Report run(long memoryMib) throws Exception {
        try (var database = MariaDbServer.start(Machine.database(memoryMib))) {
            var address = database.newDatabase();
            try (var server = new ServerProcess(jar, address)) {
                server.start(false);
                var ground = Ground.prepare(server);
                Ground.made(ground.api(), ground.path() + "/instances", "model", model(ground));
                var copies = new Copies(address, ground);
                var project = copies.project("bench-long");
                ground.admin().put("/projects/" + project + "/quota", Map.of("vpcs", PLENTY));
                Progress.tell("filling a list of %d", rows);
                copies.fill(project, rows);
                Progress.tell("a browser looks at it");
                return report(browse(server, project));
            }
        }
    }

    private static Map<String, ?> model(Ground ground) {
        var spec = JsonMapper.shared().readTree(ground.instance().formatted(0)).path("spec");
        return JsonMapper.shared()
                .convertValue(spec, new tools.jackson.core.type.TypeReference<Map<String, Object>>() {});
    }

    private JsonNode browse(ServerProcess server, String project) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("node", script.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "PORTAL", server.url(),
                        "PASSWORD", server.password("gov-admin"),
                        "PROJECT", project,
                        "RUNS", Integer.toString(runs)));
        var process = builder.start();
        // It says a few hundred bytes, at its end: a pipe holds them.
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
            throw new IllegalStateException("the browser's part took more than %d minutes".formatted(MINUTES));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new IllegalStateException("the browser's part broke: " + said);
        }
        return JsonMapper.shared().readTree(said);
    }

    private static Report report(JsonNode seen) {
        return new Report(
                "portal",
                List.of(
                        Metric.atMost("first_load_kb", seen.path("firstLoadKb").asDouble(), "kB", 250),
                        Metric.atMost("route_max_kb", seen.path("routeMaxKb").asDouble(), "kB", 120),
                        Metric.atMost("list_shown_p95_ms", percentile(seen.path("listShownMs")), "ms", 300),
                        Metric.atMost("change_seen_p95_ms", percentile(seen.path("changeSeenMs")), "ms", 1_000)));
    }

    private static double percentile(JsonNode values) {
        return Figures.percentile(
                values.valueStream().mapToDouble(JsonNode::asDouble).toArray(), 95);
    }
}
