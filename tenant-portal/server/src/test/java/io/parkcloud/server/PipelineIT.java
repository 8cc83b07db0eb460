package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import io.parkcloud.control.testkit.MariaDbServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Pipelines from the push to the report, their steps in real sandboxes. */
class PipelineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String WHOLE = """
                stages:
                  - name: build
                    steps:
                      - name: compile
                        run: |
                          echo "building $PARKCLOUD_BRANCH"
                          mkdir -p out
                          echo result >out/result.txt
                        artifacts: ["out/*.txt"]
                  - name: test
                    steps:
                      - name: unit
                        run: |
                          mkdir reports
                          cat >reports/a.xml <<'END'
                          <testsuite name="suite"><testcase classname="A" name="good" time="0.5"/>
                          <testcase classname="A" name="bad"><failure message="not equal">at line 1</failure></testcase>
                          <testcase classname="A" name="later"><skipped/></testcase></testsuite>
                          END
                        reports: ["reports/*.xml"]
                  - name: release
                    branches: [release]
                    steps: [{name: never, run: exit 1}]
                """;

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @SuppressWarnings("NullAway.Init")
    private Client member;

    @SuppressWarnings("NullAway.Init")
    private String project;

    @BeforeAll
    static void start() throws IOException {
        home = Files.createTempDirectory("parkcloud-pipeline");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        Files.createDirectories(home.resolve("run").resolve("mnt"));
        platform = new RunningPlatform(
                MariaDbServer.start(),
                "--parkcloud.steps.engine=sandbox",
                "--parkcloud.workloads.sandbox.home=" + home,
                "--parkcloud.workloads.sandbox.run=" + home.resolve("run"),
                "--parkcloud.workloads.sandbox.installation=7e57a2",
                "--parkcloud.workloads.sandbox.uid-first=1900001000",
                "--parkcloud.workloads.sandbox.uid-count=100");
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
        try (var all = Files.walk(home)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        try (var groups = Files.walk(Path.of("/sys/fs/cgroup"), 3)) {
            for (var group : groups.filter(path -> path.toString().contains("parkcloud-7e57a2"))
                    .filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                assertThatNoException().isThrownBy(() -> Files.delete(group));
            }
        }
    }

    @BeforeEach
    void signIn() {
        member = Client.signedIn(platform, "gov-member");
        project = "/api/v1/projects/"
                + member.get("/api/v1/me").json().at("/projects/0/id").asString();
    }

    @Test
    void aPushIsBuiltTestedAndKept() {
        var url = pipeline("whole");
        push(url, WHOLE);
        var run = over("whole-1");

        assertThat(run.at("/status/observed/state").asString())
                .as(run.toString())
                .isEqualTo("Succeeded");
        assertThat(run.at("/status/observed/author").asString()).isEqualTo("测试员");
        assertThat(run.at("/status/observed/tests/failed").asInt()).isEqualTo(1);
        assertThat(run.at("/status/observed/tests/passed").asInt()).isEqualTo(1);
        assertThat(run.at("/status/observed/stages/2/state").asString()).isEqualTo("Skipped");
        assertThat(run.at("/status/observed/artifacts/0/path").asString()).isEqualTo("out/result.txt");
        assertThat(log(run, "build/compile")).isEqualTo("building main\n");
        var tests = member.get(at(run) + "/tests").json();
        assertThat(tests.at("/tests/0/name").asString()).isEqualTo("bad");
        assertThat(tests.at("/tests/0/message").asString()).isEqualTo("not equal");
        var kept = member.get(at(run) + "/artifacts?path=out/result.txt");
        assertThat(kept.response().body()).isEqualTo("result\n");
        assertThat(kept.header("Content-Disposition")).startsWith("attachment");
        assertThat(member.get(at(run) + "/artifacts?path=../../x").status()).isEqualTo(404);
        assertThat(member.get(at(run) + "/log?step=build/none").code()).isEqualTo("pipeline.step.not-found");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(item("pipelines", "whole")
                        .at("/status/observed/last/state")
                        .asString())
                .isEqualTo("Succeeded"));
    }

    @Test
    void aLogIsReadWhileItIsWritten() {
        var url = pipeline("live");
        push(url, step("echo first; sleep 600"));
        var run = await().atMost(PATIENCE).until(() -> item("pipeline-runs", "live-1"), one -> !one.isMissingNode());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log(run, "build/one")).isEqualTo("first\n"));

        var cancelled = member.post(at(run) + ":cancel", Map.of());
        assertThat(cancelled.status()).isEqualTo(202);
        var over = over("live-1");
        assertThat(over.at("/status/observed/state").asString()).isEqualTo("Cancelled");
        assertThat(member.post(at(run) + ":cancel", Map.of()).code()).isEqualTo("pipeline.run.over");
    }

    @Test
    void whatFailedIsTriedAgainFromTheBeginning() {
        var url = pipeline("again");
        push(url, """
                cache: [state]
                stages:
                  - name: build
                    steps:
                      - name: flaky
                        run: |
                          if [ -e /cache/state/once ]; then echo second; else touch /cache/state/once; exit 3; fi
                      - name: tidy
                        always: true
                        run: echo tidied
                """);
        var first = over("again-1");
        assertThat(first.at("/status/observed/state").asString()).isEqualTo("Failed");
        assertThat(first.at("/status/observed/stages/0/steps/0/code").asInt()).isEqualTo(3);
        assertThat(log(first, "build/tidy")).isEqualTo("tidied\n");

        assertThat(member.post(at(first) + ":retry", Map.of()).status()).isEqualTo(202);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(item("pipeline-runs", "again-1")
                        .at("/status/observed/attempt")
                        .asInt())
                .isEqualTo(2));
        assertThat(over("again-1").at("/status/observed/state").asString()).isEqualTo("Succeeded");
        assertThat(log(first, "build/flaky")).isEqualTo("second\n");
    }

    @Test
    void aStageWaitsForSomebodyToSayYes() {
        var url = pipeline("gate");
        push(url, """
                stages:
                  - name: build
                    steps: [{name: one, run: echo built}]
                  - name: release
                    approval: true
                    steps: [{name: out, run: echo released}]
                """);
        var run = await().atMost(PATIENCE)
                .until(
                        () -> item("pipeline-runs", "gate-1"),
                        one -> one.at("/status/observed/state").asString("").equals("WaitingForApproval"));
        assertThat(member.post(at(run) + ":approve", Map.of("stage", "build")).code())
                .isEqualTo("pipeline.run.nothing-to-approve");
        assertThat(member.post(at(run) + ":approve", Map.of("stage", "release")).status())
                .isEqualTo(202);
        var over = over("gate-1");
        assertThat(over.at("/status/observed/state").asString()).isEqualTo("Succeeded");
        assertThat(over.at("/status/observed/stages/1/approvedBy").asString()).isEqualTo("gov-member");
        assertThat(log(run, "release/out")).isEqualTo("released\n");
    }

    @Test
    void aSecretReachesItsStepAndNobodyElse() {
        var url = pipeline("sealed");
        push(url, """
                stages:
                  - name: build
                    steps: [{name: use, run: 'printf %s "$KEY" | wc -c', secrets: [KEY]}]
                """);
        var first = over("sealed-1");
        assertThat(first.at("/status/observed/state").asString()).isEqualTo("Failed");
        assertThat(first.toString()).contains("has no secret");

        var pipeline = item("pipelines", "sealed");
        var path = project + "/pipelines/" + pipeline.at("/metadata/id").asString();
        assertThat(member.post(path + ":set-secret", Map.of("name", "no name", "value", "x"))
                        .code())
                .isEqualTo("pipeline.secret.invalid");
        assertThat(member.post(path + ":set-secret", Map.of("name", "KEY", "value", "geheimnis"))
                        .status())
                .isEqualTo(202);
        assertThat(member.post(path + ":run", Map.of()).status()).isEqualTo(202);
        var second = over("sealed-2");
        assertThat(second.at("/status/observed/state").asString())
                .as(second.toString())
                .isEqualTo("Succeeded");
        assertThat(log(second, "build/use")).isEqualTo("9\n");
        assertThat(item("pipelines", "sealed").toString()).doesNotContain("geheimnis");
        var trail = Client.signedIn(platform, "gov-admin")
                .get("/api/v1/audit?limit=100")
                .response()
                .body();
        assertThat(trail).contains("pipeline.set-secret").doesNotContain("geheimnis");
    }

    @Test
    void theCommandLineFollowsARun(@TempDir Path cli) {
        var program = new CommandLineProgram(platform, cli);
        assertThat(program.login("gov-member").exit()).isZero();
        var url = pipeline("followed");
        var sealed = program.run(
                "gov-member", "geheim\n", "do", "set-secret", "pipeline", "followed", "name=KEY", "value=-");
        assertThat(sealed.exit()).as(sealed.err()).isZero();
        push(url, """
                stages:
                  - name: build
                    steps:
                      - {name: one, run: 'echo first; sleep 1; printf %s "$KEY" | wc -c', secrets: [KEY]}
                      - {name: two, run: exit 4}
                """);
        await().atMost(PATIENCE)
                .until(() -> !item("pipeline-runs", "followed-1").isMissingNode());
        var all = program.run("gov-member", "", "run-log", "followed-1", "--follow", "--timeout", "60s");
        assertThat(all.out()).isEqualToNormalizingNewlines("== build/one\nfirst\n6\n== build/two\n");
        assertThat(all.exit()).isEqualTo(1);
        var one = program.run("gov-member", "", "run-log", "followed-1", "--step", "build/one");
        assertThat(one.out()).isEqualTo("first\n6\n");
        assertThat(one.exit()).isZero();
        var none = program.run("gov-member", "", "run-log", "followed-1", "--step", "build/none");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("has no step \"build/none\"");
    }

    @Test
    void aFileThatCannotBeUsedSaysWhere() {
        var url = pipeline("wrong");
        push(url, "stages:\n  - name: build\n    steps:\n      - name: one\n        runs: echo\n");
        var run = over("wrong-1");
        assertThat(run.at("/status/observed/state").asString()).isEqualTo("Failed");
        assertThat(run.toString()).contains(".parkcloud/pipeline.yaml:5:", "unknown field");

        push(url, step("sleep 600").replace("run:", "timeout: 1s, run:"));
        var late = over("wrong-2");
        assertThat(late.toString()).contains("took longer than 1 s");
    }

    @Test
    void runsGoWithTheirPipelineAndNobodyElseSeesThem() {
        var url = pipeline("gone");
        push(url, step("echo one"));
        var run = over("gone-1");
        var stranger = Client.signedIn(platform, "park-member");
        for (var part : new String[] {"/log?step=build/one", "/tests", "/artifacts?path=x", ":cancel", ":retry"}) {
            var answer = part.startsWith(":") ? stranger.post(at(run) + part, Map.of()) : stranger.get(at(run) + part);
            assertThat(answer.status()).as(part).isEqualTo(404);
        }
        assertThat(member.post(project + "/pipeline-runs", Map.of("name", "mine", "spec", run.path("spec")))
                        .code())
                .isEqualTo("pipeline.run.made-by-pipeline");

        var pipeline = item("pipelines", "gone");
        var path = project + "/pipelines/" + pipeline.at("/metadata/id").asString();
        assertThat(member.delete(path).status()).isEqualTo(202);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(item("pipelines", "gone").isMissingNode()).isTrue();
            assertThat(item("pipeline-runs", "gone-1").isMissingNode()).isTrue();
        });
    }

    private static String step(String script) {
        return "stages: [{name: build, steps: [{name: one, run: '" + script + "'}]}]";
    }

    /** Makes a repository and its pipeline. @return the address to push to */
    private String pipeline(String name) {
        assertThat(member.post(project + "/git-repositories", Map.of("name", name, "spec", Map.of()))
                        .status())
                .isEqualTo(202);
        var repository = await().atMost(PATIENCE)
                .until(
                        () -> item("git-repositories", name),
                        one -> !one.at("/status/observed/cloneUrl").asString("").isEmpty());
        var spec = Map.of("repository", repository.at("/metadata/id").asString());
        var made = member.post(project + "/pipelines", Map.of("name", name, "spec", spec));
        assertThat(made.status()).as(made.response().body()).isEqualTo(202);
        await().atMost(PATIENCE)
                .until(() ->
                        item("pipelines", name).at("/status/phase").asString("").equals("Ready"));
        return repository.at("/status/observed/cloneUrl").asString();
    }

    private static void push(String url, String definition) {
        var unused = Pushed.commit(
                url,
                "gov-member",
                platform.password("gov-member"),
                "main",
                Map.of(".parkcloud/pipeline.yaml", definition));
    }

    private JsonNode item(String plural, String name) {
        return member.get(project + "/" + plural + "?name=" + name).json().at("/items/0");
    }

    /** Waits for the end of a run. */
    private JsonNode over(String name) {
        return await().atMost(PATIENCE)
                .until(() -> item("pipeline-runs", name), one -> switch (one.at("/status/observed/state")
                        .asString("")) {
                    case "Succeeded", "Failed", "Cancelled" ->
                        one.at("/status/observed/attempt").asInt()
                                == one.at("/spec/attempt").asInt();
                    default -> false;
                });
    }

    private String at(JsonNode run) {
        return project + "/pipeline-runs/" + run.at("/metadata/id").asString();
    }

    private String log(JsonNode run, String step) {
        var answer = member.get(at(run) + "/log?step=" + URLEncoder.encode(step, StandardCharsets.UTF_8));
        return answer.status() == 200 ? answer.json().path("text").asString() : "";
    }
}
