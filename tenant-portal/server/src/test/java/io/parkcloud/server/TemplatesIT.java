package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkcloud.control.testkit.MariaDbServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The templates of the industries as they are shipped, planned and deployed through the API on simulated engines: every part is
 * accepted by its kind and becomes ready. What the programs in them do is tested where they are.
 */
class TemplatesIT {

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private static Client owner;

    @SuppressWarnings("NullAway.Init")
    private static String project;

    @BeforeAll
    static void start() {
        platform = new RunningPlatform(MariaDbServer.start());
        owner = Client.signedIn(platform, "gov-admin");
        project = "/api/v1/projects/"
                + owner.get("/api/v1/me").json().at("/projects/0/id").asString();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"traffic", "healthcare", "education"})
    void aStackOfItBecomesReady(String template) {
        platform.offer(template);
        var plan = owner.post(project + "/stacks:plan", Map.of("template", template, "name", template));
        assertThat(plan.status()).as(plan.response().body()).isEqualTo(200);
        assertThat(plan.json().path("fits").asBoolean()).isTrue();
        var made = owner.post(
                project + "/stacks",
                Map.of("name", template, "spec", Map.of("template", template, "parameters", Map.of("title", "试用"))));
        assertThat(made.status()).as(made.response().body()).isEqualTo(202);
        var path = project + "/stacks/" + made.json().at("/metadata/id").asString();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !working(owner.get(path).json()));
        var stack = owner.get(path).json();
        assertThat(stack.at("/status/phase").asString("")).as(stack.toString()).isEqualTo("Ready");
        assertThat(stack.at("/status/observed/outputs/url").asString(""))
                .as(stack.toString())
                .startsWith("http://");
    }

    private static boolean working(JsonNode stack) {
        var phase = stack.at("/status/phase").asString("");
        return !phase.equals("Ready") && !phase.equals("Failed");
    }
}
