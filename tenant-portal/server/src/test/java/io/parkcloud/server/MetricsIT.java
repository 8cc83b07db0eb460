package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkcloud.control.testkit.MariaDbServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From what an engine measures, over a real Prometheus that collects it, to what each caller gets to see. */
class MetricsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLOUD = "parkcloud_up";

    private static Path folder;
    private static RunningPlatform platform;
    private static Process prometheus;
    private static Client owner;
    private static Client operator;
    private static String project;
    private static String volumeless;

    @BeforeAll
    static void start() throws IOException {
        folder = Files.createTempDirectory("parkcloud-metrics");
        int port = RunningPlatform.freePort();
        platform = new RunningPlatform(
                MariaDbServer.start(),
                "--parkcloud.metrics.every=1s",
                "--parkcloud.metrics.prometheus=http://127.0.0.1:" + port,
                "--parkcloud.metrics.password=");
        prometheus = collect(port);
        owner = Client.signedIn(platform, "gov-admin");
        operator = Client.signedIn(platform, "sysadmin");
        project = "/api/v1/projects/" + firstProject(owner);
        var service = Map.of("class", "redis", "network", network(), "parameters", Map.of());
        volumeless = owner.post(project + "/service-instances", Map.of("name", "measured", "spec", service))
                .json()
                .at("/metadata/id")
                .asString();
        await().atMost(PATIENCE).until(() -> names(owner, project, CLOUD).contains("measured"));
    }

    private static Process collect(int port) throws IOException {
        Files.writeString(folder.resolve("token"), RunningPlatform.COLLECTOR);
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - job_name: platform
                    metrics_path: /actuator/prometheus
                    authorization: {credentials_file: %s}
                    static_configs: [{targets: ["%s"]}]
                """.formatted(
                        folder.resolve("token"), platform.url("").replace("http://", "")));
        return new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--storage.tsdb.path=" + folder.resolve("data"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (platform != null) {
            platform.close();
        }
        if (prometheus != null) {
            prometheus.destroy();
            if (!prometheus.waitFor(20, TimeUnit.SECONDS)) {
                prometheus.destroyForcibly().waitFor();
            }
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Map<String, Object> network() {
        var vpc = owner.post(project + "/vpcs", Map.of("name", "m", "spec", Map.of("cidr", "10.78.0.0/16")));
        var subnet = Map.of("vpc", vpc.json().at("/metadata/id").asString(), "cidr", "10.78.1.0/24");
        var made = owner.post(project + "/subnets", Map.of("name", "m", "spec", subnet));
        return Map.of("subnet", made.json().at("/metadata/id").asString(), "securityGroups", List.of());
    }

    @Test
    void aProjectsSeriesSayWhoseTheyAre() {
        var series = series(owner, project, "parkcloud_memory_bytes{resource=\"" + volumeless + "\"}");

        assertThat(series).hasSize(1);
        assertThat(series.get(0).at("/labels/kind").asString()).isEqualTo("ServiceInstance");
        assertThat(series.get(0).at("/labels/project").asString()).isEqualTo(project.substring(17));
        assertThat(series.get(0).at("/values/0").asDouble()).isPositive();
    }

    @Test
    void nobodyElseSeesThem() {
        var other = Client.signedIn(platform, "park-admin");
        var theirs = "/api/v1/projects/" + firstProject(other);
        for (var query : List.of(CLOUD, "{__name__=~\".+\"}", "count(parkcloud_up) or vector(0)")) {
            assertThat(ask(other, theirs, query).response().body()).doesNotContain("measured", volumeless);
            assertThat(ask(operator, "/api/v1", query).response().body()).doesNotContain("measured", volumeless);
        }
        assertThat(ask(other, project, CLOUD).status()).isEqualTo(404);
        assertThat(ask(operator, project, CLOUD).status()).isEqualTo(404);
        assertThat(ask(new Client(platform), project, CLOUD).status()).isEqualTo(401);
        assertThat(ask(owner, "/api/v1", CLOUD).status()).isEqualTo(404);
        assertThat(ask(owner, theirs, CLOUD).status()).isEqualTo(404);
        var escape = ask(other, theirs, "{tenant=~\".*\"}");
        assertThat(escape.status()).isEqualTo(422);
        assertThat(escape.code()).isEqualTo("metrics.query.label-reserved");
    }

    @Test
    void theOrganisationsAdministratorSeesAllProjects() {
        var me = owner.get("/api/v1/me").json().at("/tenant/id").asString();

        assertThat(names(owner, "/api/v1/tenants/" + me, CLOUD)).contains("measured");
        assertThat(ask(Client.signedIn(platform, "gov-member"), "/api/v1/tenants/" + me, CLOUD)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void operatorsSeeHostsAndThePlatformItself() {
        assertThat(series(operator, "/api/v1", "parkcloud_up{kind=\"Host\"}")).isNotEmpty();
        for (var query : List.of(
                "jvm_memory_used_bytes",
                "rate(parkcloud_reconcile_pass_seconds_count[1m])",
                "parkcloud_reconcile_overdue_seconds",
                "http_server_requests_seconds_bucket",
                "parkcloud_engine_breakers_open",
                "hikaricp_connections_active")) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(series(operator, "/api/v1", query))
                    .as(query)
                    .isNotEmpty());
        }
    }

    @Test
    void aRangeIsATableWithOneColumnOfTimes() {
        var answer = owner.get(project + "/metrics/query_range?step=1&query=" + encoded(CLOUD));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("metrics.query.too-large");
        var table = owner.get(project + "/metrics/query_range?query=" + encoded(CLOUD))
                .json();
        assertThat(table.path("times")).hasSize(241);
        assertThat(table.at("/series/0/values")).hasSize(241);
    }

    @Test
    void whatIsMissingOrWrongIsSaid() {
        assertThat(owner.get(project + "/metrics/query").status()).isEqualTo(400);
        assertThat(owner.get(project + "/metrics/query?query=up&time=soon").status())
                .isEqualTo(400);
        assertThat(owner.get(project + "/metrics/query_range?query=up&step=0").status())
                .isEqualTo(422);
        var chinese = Client.signedIn(platform, "gov-member")
                .header("Accept-Language", "zh-CN")
                .get(project + "/metrics/query?query=up%7B");
        assertThat(chinese.json().path("detail").asString()).isEqualTo("无法理解查询的第 4 个字符");
    }

    private static Client.Answer ask(Client who, String place, String query) {
        return who.get(place + "/metrics/query?query=" + encoded(query));
    }

    private static JsonNode series(Client who, String place, String query) {
        return ask(who, place, query).json().path("series");
    }

    private static List<String> names(Client who, String place, String query) {
        return series(who, place, query)
                .valueStream()
                .map(one -> one.at("/labels/name").asString())
                .toList();
    }

    private static String firstProject(Client who) {
        return who.get("/api/v1/me").json().at("/projects/0/id").asString();
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
