package io.parkcloud.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Portal and hall as persons use them: the walks of browser/walks in headless Chromium, side by side where they can be.
 * Pictures of every stop are kept in target/screenshots.
 */
@Order(60)
@ExtendWith(DemoExtension.class)
@DisabledIfEnvironmentVariable(named = "CHROMIUM", matches = "none")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrowserIT {

    private final Demo demo;

    @SuppressWarnings("NullAway.Init")
    private Shell.Result walked;

    BrowserIT(Demo demo) {
        this.demo = demo;
    }

    @BeforeAll
    void walk() {
        var script = demo.box().root().resolve("tests/e2e/browser/run.mjs");
        var pictures = Path.of("target/screenshots").toAbsolutePath();
        var shell = new Shell(Map.of(
                "PORTAL", demo.box().url(),
                "HALL", demo.hallUrl(),
                "BOX", demo.box().home().toString(),
                "CLERK_PASSWORD", demo.staffPassword("CLERK"),
                "HALL_ADMIN_PASSWORD", demo.staffPassword("ADMIN")));
        walked = shell.run(List.of("node", script.toString(), pictures.toString()), "", Duration.ofMinutes(12));
    }

    /** @param walk a file of browser/walks, and after a hyphen what it is given */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "hall-zh",
                "hall-en",
                "bundle",
                "citizen",
                "staff",
                "roles",
                "tour",
                "nowhere-own",
                "nowhere-theirs",
                "console",
                "live",
                "deploy",
                "outage"
            })
    void everythingOnTheWayIsAsItShouldBe(String walk) {
        assertThat(walked.lines())
                .as("%s%n%s%s", walk, walked.out(), walked.err())
                .noneMatch(line -> line.startsWith("FAULT " + walk + ":"))
                .anyMatch(line -> line.startsWith("ok " + walk + " "));
    }
}
