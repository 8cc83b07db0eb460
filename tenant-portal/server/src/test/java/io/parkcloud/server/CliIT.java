package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.testkit.MariaDbServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line as a program of its own: what it prints and what it exits with. */
class CliIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @BeforeAll
    static void start() {
        platform = new RunningPlatform(MariaDbServer.start());
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private record Run(int exit, String out, String err) {
        JsonNode json() {
            return new JsonMapper().readTree(out);
        }
    }

    @Test
    void anAdministratorWorksWithManifests() throws IOException {
        assertThat(login("gov-admin").exit()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("gov-admin/cli.json"))))
                .isEqualTo("rw-------");
        assertThat(run("gov-admin", "", "whoami").out()).contains("gov-admin", "mingcheng-gov", "service-hall");
        var two = """
                kind: Project
                name: archives
                spec: {displayName: 档案}
                ---
                kind: User
                name: archivist
                spec:
                  displayName: 档案员
                  roles: [Member]
                """;

        var created = run("gov-admin", two, "apply", "-f", "-");
        assertThat(created.out()).contains("Project archives created", "User archivist created");
        assertThat(created.exit()).isZero();
        assertThat(run("gov-admin", two, "apply", "-f", "-").out())
                .contains("archives unchanged", "archivist unchanged");
        var other = two.replace("档案员", "档案管理员");
        assertThat(run("gov-admin", other, "apply", "-f", "-").out())
                .contains("archives unchanged", "archivist changed");
        assertThat(run("gov-admin", "", "wait", "user", "archivist").out()).contains("is ready");
        assertThat(run("gov-admin", "", "get", "proj", "-o", "json").json().findValuesAsString("name"))
                .contains("archives", "service-hall");
        assertThat(run("gov-admin", "", "describe", "users", "archivist").out()).contains("档案管理员", "canSignIn");
        assertThat(run("gov-admin", "", "quota", "-p", "service-hall").out()).contains("instances", "20");

        var removed = run("gov-admin", "", "delete", "user", "archivist", "--yes", "--wait", "--timeout", "20s");
        assertThat(removed.out()).contains("it is gone");
        assertThat(run("gov-admin", "", "get", "user", "archivist").exit()).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidWithItsPlaceAndItsExitCode() {
        login("park-admin");
        var wrong = "kind: Project\nname: p\nspec: {displayName: x, colour: red}\n";

        var refused = run("park-admin", wrong, "apply", "-f", "-");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("/spec/colour", "request.invalid");
        assertThat(run("park-admin", "", "get", "nonsense").exit()).isEqualTo(2);
        assertThat(run("park-admin", "", "get", "nonsense").err()).contains("there is no kind", "projects");
        assertThat(run("park-admin", "- x: [", "apply", "-f", "-").exit()).isEqualTo(2);
        assertThat(run("nobody", "", "whoami").exit()).isEqualTo(2);
        var bad = run(
                "nobody", "wrong\n", "login", "--url", platform.url(""), "--user", "park-admin", "--password-stdin");
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.err()).contains("identity.sign-in.refused").doesNotContain("Exception");
        var away = run("nobody", "x\n", "login", "--url", "http://127.0.0.1:9", "--user", "a", "--password-stdin");
        assertThat(away.exit()).isEqualTo(3);
    }

    @Test
    void theAuditTrailIsTakenOutAndVerifiedOffline() throws IOException {
        login("auditadmin");
        var file = home.resolve("audit.ndjson");

        assertThat(run("auditadmin", "", "audit", "export", "--to", file.toString())
                        .exit())
                .isZero();
        var verified = run("auditadmin", "", "audit", "verify", file.toString());
        assertThat(verified.out()).contains("the chain is intact");
        assertThat(verified.exit()).isZero();
        var lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThan(8);
        lines.set(3, lines.get(3).replace("\"actor\":\"", "\"actor\":\"not-"));
        Files.write(file, lines);
        var broken = run("auditadmin", "", "audit", "verify", file.toString());
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out()).contains("BROKEN at entry 4");
        lines.remove(3);
        Files.write(file, lines);
        assertThat(run("auditadmin", "", "audit", "verify", file.toString()).out())
                .contains("BROKEN at entry 4", "missing");
    }

    private static Run login(String user) {
        return run(
                user,
                platform.password(user) + "\n",
                "login",
                "--url",
                platform.url(""),
                "--user",
                user,
                "--password-stdin");
    }

    private static Run run(String user, String input, String... arguments) {
        try {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.parkcloud.cli.Main"));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command);
            builder.environment().put("PARKCLOUD_HOME", home.resolve(user).toString());
            builder.environment().put("JAVA_TOOL_OPTIONS", "");
            var errors = home.resolve("errors");
            var process = builder.redirectError(errors.toFile()).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException endedBefore) {
                assertThat(process.waitFor()).isNotZero();
            }
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), out, Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
