package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.testkit.MariaDbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a program of its own: what it prints and what it exits with. */
class CliIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private static CommandLineProgram program;

    @BeforeAll
    static void start() {
        platform = new RunningPlatform(MariaDbServer.start());
        program = new CommandLineProgram(platform, home);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void anAdministratorWorksWithManifests() throws IOException {
        assertThat(program.login("gov-admin").exit()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("gov-admin/cli.json"))))
                .isEqualTo("rw-------");
        assertThat(asAdministrator("whoami").out()).contains("gov-admin", "mingcheng-gov", "service-hall");
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

        var created = program.run("gov-admin", two, "apply", "-f", "-");
        assertThat(created.out()).contains("Project archives created", "User archivist created");
        assertThat(created.exit()).isZero();
        assertThat(program.run("gov-admin", two, "apply", "-f", "-").out())
                .contains("archives unchanged", "archivist unchanged");
        var other = two.replace("档案员", "档案管理员");
        assertThat(program.run("gov-admin", other, "apply", "-f", "-").out())
                .contains("archives unchanged", "archivist changed");
        assertThat(asAdministrator("wait", "user", "archivist").out()).contains("is ready");
        assertThat(asAdministrator("get", "proj", "-o", "json").json().findValuesAsString("name"))
                .contains("archives", "service-hall");
        assertThat(asAdministrator("describe", "users", "archivist").out()).contains("档案管理员", "canSignIn");
        assertThat(asAdministrator("quota", "-p", "service-hall").out()).contains("instances", "20");

        var removed = asAdministrator("delete", "user", "archivist", "--yes", "--wait", "--timeout", "20s");
        assertThat(removed.out()).contains("it is gone");
        assertThat(asAdministrator("get", "user", "archivist").exit()).isEqualTo(1);
    }

    private static CommandLineProgram.Run asAdministrator(String... arguments) {
        return program.run("gov-admin", "", arguments);
    }

    @Test
    void whatIsWrongIsSaidWithItsPlaceAndItsExitCode() {
        program.login("park-admin");
        var wrong = "kind: Project\nname: p\nspec: {displayName: x, colour: red}\n";

        var refused = program.run("park-admin", wrong, "apply", "-f", "-");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("/spec/colour", "request.invalid");
        assertThat(program.run("park-admin", "", "get", "nonsense").exit()).isEqualTo(2);
        assertThat(program.run("park-admin", "", "get", "nonsense").err()).contains("there is no kind", "projects");
        assertThat(program.run("park-admin", "- x: [", "apply", "-f", "-").exit())
                .isEqualTo(2);
        assertThat(program.run("nobody", "", "whoami").exit()).isEqualTo(2);
        var bad = program.run(
                "nobody", "wrong\n", "login", "--url", platform.url(""), "--user", "park-admin", "--password-stdin");
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.err()).contains("identity.sign-in.refused").doesNotContain("Exception");
        var away =
                program.run("nobody", "x\n", "login", "--url", "http://127.0.0.1:9", "--user", "a", "--password-stdin");
        assertThat(away.exit()).isEqualTo(3);
    }

    @Test
    void theAuditTrailIsTakenOutAndVerifiedOffline() throws IOException {
        program.login("auditadmin");
        var file = home.resolve("audit.ndjson");

        assertThat(program.run("auditadmin", "", "audit", "export", "--to", file.toString())
                        .exit())
                .isZero();
        var verified = program.run("auditadmin", "", "audit", "verify", file.toString());
        assertThat(verified.out()).contains("the chain is intact");
        assertThat(verified.exit()).isZero();
        var lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThan(8);
        lines.set(3, lines.get(3).replace("\"actor\":\"", "\"actor\":\"not-"));
        Files.write(file, lines);
        var broken = program.run("auditadmin", "", "audit", "verify", file.toString());
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out()).contains("BROKEN at entry 4");
        lines.remove(3);
        Files.write(file, lines);
        assertThat(program.run("auditadmin", "", "audit", "verify", file.toString())
                        .out())
                .contains("BROKEN at entry 4", "missing");
    }
}
