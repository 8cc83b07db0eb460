package io.parkcloud.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/** Portal and hall as a person sees them: browser/pass.mjs in headless Chromium. Pictures are kept in target/screenshots. */
@Order(60)
@ExtendWith(DemoExtension.class)
@DisabledIfEnvironmentVariable(named = "CHROMIUM", matches = "none")
final class BrowserIT {

    private final Demo demo;

    BrowserIT(Demo demo) {
        this.demo = demo;
    }

    @Test
    void portalAndHallWorkInABrowserWithoutAComplaint() {
        var script = demo.box().root().resolve("tests/e2e/browser/pass.mjs");
        var pictures = Path.of("target/screenshots").toAbsolutePath();
        var shell = new Shell(Map.of(
                "PORTAL", demo.box().url(),
                "HALL", demo.hallUrl(),
                "GOV_PASSWORD", demo.box().password("gov-member"),
                "CLERK_PASSWORD", demo.clerkPassword()));

        var run = shell.run(List.of("node", script.toString(), pictures.toString()), "", Duration.ofMinutes(4));

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(pictures).isDirectoryContaining("glob:**/clerk-3-approved.png");
    }
}
