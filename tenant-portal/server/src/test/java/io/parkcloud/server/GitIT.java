package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.testkit.MariaDbServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories, used with git itself. */
class GitIT {

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    private static int sshPort;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Client member;

    @SuppressWarnings("NullAway.Init")
    private String repositories;

    @BeforeAll
    static void start() throws IOException {
        sshPort = RunningPlatform.freePort();
        platform = new RunningPlatform(MariaDbServer.start(), "--parkcloud.git.ssh-port=" + sshPort);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void signIn() {
        member = Client.signedIn(platform, "gov-member");
        var project = member.get("/api/v1/me").json().at("/projects/0/id").asString();
        repositories = "/api/v1/projects/" + project + "/git-repositories";
    }

    /** What git said. */
    private record Said(int code, String text) {}

    @Test
    void whatIsPushedIsClonedByOthers() throws Exception {
        var url = made("shared", Map.of());
        var mine = cloned(url, "gov-member", "mine");
        commit(mine, "hello.txt", "你好\n");
        assertThat(git(mine, "push", "origin", "HEAD:main"))
                .extracting(Said::code)
                .isEqualTo(0);

        var theirs = cloned(url, "gov-admin", "theirs");

        assertThat(Files.readString(theirs.resolve("hello.txt"))).isEqualTo("你好\n");
        assertThat(git(theirs, "branch", "--show-current").text()).isEqualTo("main\n");
        var trail = Client.signedIn(platform, "gov-admin")
                .get("/api/v1/audit?limit=50")
                .response()
                .body();
        assertThat(trail).contains("git-repository.push", "refs/heads/main");
        Awaitility.await().until(() -> observed("shared", "branches").equals("1"));
    }

    @Test
    void aProtectedBranchIsNeitherRewrittenNorDeleted() throws Exception {
        var work = cloned(made("guarded", Map.of()), "gov-member", "work");
        commit(work, "a.txt", "1");
        git(work, "push", "origin", "HEAD:main");
        git(work, "push", "origin", "HEAD:topic");
        git(work, "commit", "--amend", "-m", "rewritten");

        var rewritten = git(work, "push", "--force", "origin", "HEAD:main");
        var deleted = git(work, "push", "origin", ":main");

        assertThat(rewritten.code()).isNotZero();
        assertThat(rewritten.text()).contains("main is protected");
        assertThat(deleted.code()).isNotZero();
        assertThat(git(work, "push", "--force", "origin", "HEAD:topic").code()).isZero();
        assertThat(git(work, "push", "origin", ":topic").code()).isZero();
        commit(work, "b.txt", "2");
        assertThat(git(work, "ls-remote", "origin").text())
                .contains("refs/heads/main")
                .doesNotContain("topic");
    }

    @Test
    void somebodyElsesRepositoryIsAsAbsentAsOneThatNeverWas() throws Exception {
        var url = made("private", Map.of());

        var foreign = git(folder, "clone", with(url, "park-member", platform.password("park-member")), "foreign");
        var never = git(folder, "clone", with(url.replace("private", "never"), "gov-member", password()), "never");
        var wrong = git(folder, "clone", with(url, "gov-member", "wrong-password"), "wrong");
        var nobody = git(folder, "clone", url, "nobody");

        assertThat(foreign.code()).isNotZero();
        assertThat(foreign.text()).contains("not found");
        assertThat(never.text()).contains("not found");
        assertThat(wrong.text()).contains("Authentication failed");
        assertThat(nobody.text()).contains("could not read Username");
    }

    @Test
    void aTokenStandsInThePlaceOfThePassword() throws Exception {
        var url = made("by-token", Map.of());
        var token = Client.session(platform, "gov-member");

        assertThat(git(folder, "clone", with(url, "token", token), "by-token").code())
                .isZero();
        assertThat(git(folder, "clone", with(url, "token", token + "x"), "by-other")
                        .text())
                .contains("Authentication failed");
    }

    @Test
    void aKeyOpensTheDoorToOnesOwnRepositories() throws Exception {
        made("by-key", Map.of());
        var address = observed("by-key", "sshUrl");
        assertThat(address).startsWith("ssh://git@127.0.0.1:" + sshPort + "/");
        var line = key("mine");
        var unknown = git(folder, "clone", address, "unknown");
        var key = member.post("/api/v1/me/ssh-keys", Map.of("name", "laptop", "publicKey", line));
        assertThat(key.status()).isEqualTo(201);

        var work = folder.resolve("work");
        var cloned = git(folder, "clone", address, "work");
        commit(work, "a.txt", "1");
        var pushed = git(work, "push", "origin", "HEAD:main");
        git(work, "commit", "--amend", "-m", "rewritten");
        var rewritten = git(work, "push", "--force", "origin", "HEAD:main");
        var shell = ssh();
        var other = ssh("ls", "/");

        assertThat(unknown.text()).contains("Permission denied (publickey)");
        assertThat(cloned.code()).as(cloned.text()).isZero();
        assertThat(pushed.code()).as(pushed.text()).isZero();
        assertThat(rewritten.code()).isNotZero();
        assertThat(rewritten.text()).contains("main is protected");
        assertThat(shell.text()).contains("hello gov-member");
        assertThat(other.text()).contains("only git is spoken here");
        assertThat(member.delete("/api/v1/me/ssh-keys/" + key.json().path("id").asString())
                        .status())
                .isEqualTo(204);
        assertThat(git(work, "fetch").text()).contains("Permission denied (publickey)");
    }

    @Test
    void aKeyOpensNobodyElsesDoor() throws Exception {
        made("closed", Map.of());
        var address = observed("closed", "sshUrl");
        var stranger = Client.signedIn(platform, "park-member");
        var line = key("theirs");
        var key = stranger.post("/api/v1/me/ssh-keys", Map.of("name", "theirs", "publicKey", line));

        var foreign = git(folder, "clone", address, "foreign");
        var never = git(folder, "clone", address.replace("closed", "never"), "never");
        var again = member.post("/api/v1/me/ssh-keys", Map.of("name", "mine", "publicKey", line));
        var removed =
                member.delete("/api/v1/me/ssh-keys/" + key.json().path("id").asString());
        var odd = member.post("/api/v1/me/ssh-keys", Map.of("name", "odd", "publicKey", "ssh-ed25519 nonsense"));

        assertThat(told(foreign)).contains("not found, or not yours");
        assertThat(told(foreign).replace("closed", "never")).isEqualTo(told(never));
        assertThat(again.code()).isEqualTo("identity.ssh-key.taken");
        assertThat(removed.status()).isEqualTo(404);
        assertThat(odd.code()).isEqualTo("identity.ssh-key.invalid");
        assertThat(member.get("/api/v1/me/ssh-keys").json().toString()).doesNotContain("theirs");
        assertThat(stranger.get("/api/v1/me/ssh-keys").json().at("/0/name").asString())
                .isEqualTo("theirs");
    }

    @Test
    void namesThatGitDoesNotTakeAreRefused() {
        var branch = member.post(repositories, body("odd-branch", Map.of("defaultBranch", "a..b")));
        var name = member.post(repositories, body("代码", Map.of()));

        assertThat(branch.status()).isEqualTo(422);
        assertThat(branch.code()).isEqualTo("git.branch.invalid");
        assertThat(name.code()).isEqualTo("git.name.invalid");
    }

    private String made(String name, Map<String, ?> spec) {
        assertThat(member.post(repositories, body(name, spec)).status()).isEqualTo(202);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> observed(name, "cloneUrl"), url -> !url.isEmpty());
    }

    private String observed(String name, String fact) {
        var list = member.get(repositories + "?name=" + name).json();
        return list.at("/items/0/status/observed/" + fact).asString("");
    }

    private static String told(Said said) {
        return said.text().lines().filter(line -> line.startsWith("parkcloud:")).collect(Collectors.joining());
    }

    /** Makes a key pair that git over SSH uses from now on. @return its public half */
    private String key(String name) throws Exception {
        var file = folder.resolve(name + ".key");
        var made = run(folder, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString()));
        assertThat(made.code()).as(made.text()).isZero();
        Files.writeString(folder.resolve("ssh"), """
                #!/bin/sh
                exec ssh -i %s -o IdentitiesOnly=yes -o BatchMode=yes -o UserKnownHostsFile=%s -o StrictHostKeyChecking=accept-new "$@"
                """.formatted(file, folder.resolve("known-hosts")));
        return Files.readString(folder.resolve(name + ".key.pub"));
    }

    private static Map<String, Object> body(String name, Map<String, ?> spec) {
        return Map.of("name", name, "spec", spec);
    }

    private static String password() {
        return platform.password("gov-member");
    }

    private static String with(String url, String user, String password) {
        return url.replace("://", "://" + user + ":" + password + "@");
    }

    private Path cloned(String url, String user, String into) throws Exception {
        var done = git(folder, "clone", with(url, user, platform.password(user)), into);
        assertThat(done.code()).as(done.text()).isZero();
        return folder.resolve(into);
    }

    private void commit(Path work, String file, String text) throws Exception {
        Files.writeString(work.resolve(file), text);
        assertThat(git(work, "add", ".").code()).isZero();
        assertThat(git(work, "commit", "-m", file).code()).isZero();
    }

    private Said ssh(String... words) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of("sh", folder.resolve("ssh").toString(), "-p", "" + sshPort, "git@127.0.0.1"));
        command.addAll(List.of(words));
        return run(folder, command);
    }

    private Said git(Path directory, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
        command.addAll(List.of(words));
        return run(directory, command);
    }

    private Said run(Path directory, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        folder.toString(),
                        "GIT_CONFIG_NOSYSTEM",
                        "1",
                        "GIT_TERMINAL_PROMPT",
                        "0",
                        "LC_ALL",
                        "C"));
        builder.environment().put("GIT_SSH_COMMAND", "sh " + folder.resolve("ssh"));
        builder.environment().remove("SSH_AUTH_SOCK");
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
