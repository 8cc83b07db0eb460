package io.parkcloud.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every verb of the launcher that talks to the API, as a table and as JSON. */
@Order(50)
@ExtendWith(DemoExtension.class)
final class CommandLineIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String MANIFEST = """
            kind: Vpc
            name: e2e-lab
            spec: {cidr: 10.80.0.0/16}
            ---
            kind: SecurityGroup
            name: e2e-lab-rules
            spec:
              rules:
                - {protocol: Tcp, ports: "22"}
            """;

    private final Demo demo;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    CommandLineIT(Demo demo) {
        this.demo = demo;
    }

    @BeforeEach
    void signIn() {
        var done = tell(demo.box().password("gov-member") + "\n", "login", "--user", "gov-member", "--password-stdin");
        assertThat(done.out()).contains("gov-member");
    }

    @Test
    void resourcesAreListedGotAndDescribed() {
        assertThat(run("get", "instances").out()).contains("NAME", "PHASE", "hall-front", "Ready");
        var listed = run("get", "instances", "--output", "json").json();
        assertThat(listed.path(0).path("metadata").path("name").asString()).isEqualTo("hall-front");
        assertThat(run("get", "stack", "hall", "--output", "json")
                        .json()
                        .path("kind")
                        .asString())
                .isEqualTo("Stack");
        assertThat(run("describe", "stack", "hall").out())
                .contains("conditions:", "Ready=True", "operations:", "Succeeded");
        assertThat(run("describe", "load-balancer", "hall-balancer", "--output", "json")
                        .json()
                        .path("status")
                        .path("phase")
                        .asString())
                .isEqualTo("Ready");
        assertThat(attempt("", "get", "kubernetes").exit()).isEqualTo(2);
        assertThat(attempt("", "get", "vpc", "no-such-vpc").exit()).isEqualTo(1);
    }

    @Test
    void manifestsAreAppliedWatchedAndDeleted() throws IOException {
        var file = Files.writeString(folder.resolve("lab.yaml"), MANIFEST);
        var watched = Files.createFile(folder.resolve("watched"));
        var watch = watch(watched);
        try {
            assertThat(run("apply", "-f", file.toString()).out())
                    .contains("Vpc e2e-lab created", "SecurityGroup e2e-lab-rules created");
            assertThat(run("wait", "vpc", "e2e-lab", "--timeout", "60s").out()).contains("is ready");
            var again = run("apply", "-f", file.toString(), "--output", "json").json();
            assertThat(again).allMatch(line -> line.path("result").asString().equals("unchanged"));
            Files.writeString(file, MANIFEST.replace("\"22\"", "\"2222\""));
            assertThat(run("apply", "-f", file.toString()).out())
                    .contains("Vpc e2e-lab unchanged", "e2e-lab-rules changed");
            assertThat(run("delete", "vpc", "e2e-lab", "--yes", "--wait").out()).contains("gone");
            run("delete", "security-group", "e2e-lab-rules", "--yes", "--wait");
            Await.until("the removal was watched", Duration.ofSeconds(20), () -> text(watched)
                    .contains("Deleted"));
        } finally {
            watch.destroy();
        }
        assertThat(text(watched)).contains("e2e-lab", "Vpc");
    }

    @Test
    void templatesAreListedAndPlannedAndConsolesAreRead() {
        assertThat(run("template", "list").out()).contains("egov-service-hall", "E-government service hall");
        assertThat(run("template", "list", "--output", "json").json().findValuesAsString("name"))
                .contains("egov-service-hall");
        var plan = run("template", "plan", "egov-service-hall", "--set", "network=10.70");
        assertThat(plan.out()).contains("front", "Instance", "memory_mib");
        var json = run("template", "plan", "egov-service-hall", "--set", "network=10.70", "--output", "json");
        assertThat(json.json().path("steps")).hasSizeGreaterThan(10);
        assertThat(json.json().path("fits").asBoolean()).isTrue();
        assertThat(run("console", "hall-front").out()).contains("front");
        assertThat(run("console", "hall-front", "--output", "json")
                        .json()
                        .path("text")
                        .asString())
                .contains("front");
        assertThat(run("quota").out()).contains("instances", "LIMIT");
        assertThat(run("usage", "--output", "json").json()).isNotEmpty();
        assertThat(run("operations").out()).contains("Succeeded");
        assertThat(run("whoami").out()).contains("mingcheng-gov");
    }

    @Test
    void theBoxTellsAboutItself() {
        assertThat(demo.box().parkcloud("status").must().out()).contains("platform", "libvirtd", "ready");
        assertThat(demo.box().parkcloud("status", "--json").must().json().path("services"))
                .hasSizeGreaterThanOrEqualTo(10);
        assertThat(demo.box().parkcloud("logs").must().out()).isNotBlank();
        assertThat(demo.box().parkcloud("doctor").out()).contains("jdk", "kvm", "sandbox");
    }

    private Shell.Result run(String... arguments) {
        return attempt("", arguments).must();
    }

    private Shell.Result tell(String input, String... arguments) {
        return attempt(input, arguments).must();
    }

    /** A verb that may well be refused. */
    private Shell.Result attempt(String input, String... arguments) {
        var command =
                new ArrayList<>(List.of(demo.box().root().resolve("parkcloud").toString()));
        command.addAll(List.of(arguments));
        return demo.box().shell().run(command, input, LIMIT);
    }

    private Process watch(Path into) throws IOException {
        var builder = new ProcessBuilder(demo.box().root().resolve("parkcloud").toString(), "watch", "--from", "0")
                .redirectOutput(into.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PARKCLOUD_HOME", demo.box().home().toString());
        return builder.start();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
