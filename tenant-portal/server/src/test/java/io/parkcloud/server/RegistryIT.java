package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.testkit.MariaDbServer;
import io.parkcloud.devops.registry.testkit.DockerRegistry;
import io.parkcloud.devops.registry.testkit.DockerRegistry.Said;
import io.parkcloud.devops.registry.testkit.OciLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images, pushed and pulled by skopeo, in Debian's registry that asks the platform who may. */
class RegistryIT {

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private static DockerRegistry registry;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Client member;

    @SuppressWarnings("NullAway.Init")
    private String repositories;

    @BeforeAll
    static void start() throws IOException {
        registry = new DockerRegistry(RunningPlatform.freePort());
        platform = new RunningPlatform(
                MariaDbServer.start(),
                "--parkcloud.registry.engine=distribution",
                "--parkcloud.registry.address=" + registry.address(),
                "--parkcloud.registry.token-key=" + registry.key(),
                "--parkcloud.registry.token-certificate=" + registry.certificate(),
                "--parkcloud.registry.events-secret=" + registry.eventsSecret());
        registry.start(platform.url(""));
    }

    @AfterAll
    static void stop() {
        platform.close();
        registry.close();
    }

    @BeforeEach
    void signIn() {
        member = Client.signedIn(platform, "gov-member");
        var project = member.get("/api/v1/me").json().at("/projects/0/id").asString();
        repositories = "/api/v1/projects/" + project + "/image-repositories";
    }

    @Test
    void whatIsPushedIsSeenAndPulledByOthers() throws IOException {
        var address = made("app");

        pushed(address + ":v1");
        var pulled = pull(address + ":v1", "gov-admin", "pulled");

        assertThat(pulled.code()).as(pulled.text()).isZero();
        Awaitility.await().until(() -> observed("app", "tags/0").equals("v1"));
        var trail = Client.signedIn(platform, "gov-admin")
                .get("/api/v1/audit?limit=50")
                .response()
                .body();
        assertThat(trail).contains("image-repository.push", "gov-member", "sha256:");
    }

    @Test
    void nobodyElseGetsIn() throws IOException {
        var address = made("closed");
        pushed(address + ":v1");

        var foreignPull = pull(address + ":v1", "park-member", "foreign");
        var foreignPush = push(address + ":v2", "park-member");
        var neverPull = pull(address.replace("closed", "never") + ":v1", "park-member", "never");
        var neverPush = push(address.replace("closed", "never") + ":v1", "gov-member");
        var wrong = skopeo(
                "inspect", "--tls-verify=false", "--creds=gov-member:wrong-password", "docker://" + address + ":v1");
        var nobody = skopeo("inspect", "--tls-verify=false", "--no-creds", "docker://" + address + ":v1");

        assertThat(List.of(foreignPull, foreignPush, neverPull, neverPush, wrong, nobody))
                .allSatisfy(said -> assertThat(said.code()).isNotZero())
                .allSatisfy(said -> assertThat(said.text()).containsAnyOf("unauthorized", "denied"));
        assertThat(observed("closed", "tags")).doesNotContain("v2");
    }

    @Test
    void whatIsRemovedIsGoneWithItsImages() throws IOException {
        var address = made("short-lived");
        pushed(address + ":v1");
        Awaitility.await().until(() -> observed("short-lived", "tags/0").equals("v1"));
        var id = member.get(repositories + "?name=short-lived")
                .json()
                .at("/items/0/metadata/id")
                .asString();

        assertThat(member.delete(repositories + "/" + id).status()).isEqualTo(202);
        Awaitility.await().until(() -> member.get(repositories + "/" + id).status() == 404);
        assertThat(pull(address + ":v1", "gov-member", "after").code()).isNotZero();
        made("short-lived");

        assertThat(observed("short-lived", "tags/0")).isEmpty();
        assertThat(pull(address + ":v1", "gov-member", "again").text()).contains("manifest unknown");
    }

    @Test
    void whatTheRegistryTellsHasToBeTheRegistrys() {
        var event = Map.of("events", List.of());

        assertThat(member.post("/registry/events", event).code()).isEqualTo("security.unauthenticated");
        assertThat(member.get("/registry/token?service=x&scope=repository:a/b:pull")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aNameThatRegistriesDoNotTakeIsRefused() {
        var refused = member.post(repositories, Map.of("name", "a..b", "spec", Map.of()));

        assertThat(refused.code()).isEqualTo("registry.name.invalid");
    }

    /** @return the address of the repository, once it is ready */
    private String made(String name) {
        var answer = member.post(repositories, Map.of("name", name, "spec", Map.of()));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return Awaitility.await().until(() -> observed(name, "address"), address -> !address.isEmpty());
    }

    private String observed(String name, String fact) {
        return member.get(repositories + "?name=" + name)
                .json()
                .at("/items/0/status/observed/" + fact)
                .asString("");
    }

    private void pushed(String target) throws IOException {
        var said = push(target, "gov-member");
        assertThat(said.code()).as(said.text()).isZero();
    }

    private Said push(String target, String user) throws IOException {
        OciLayout.write(folder, "made", target);
        return skopeo(
                "copy",
                "--dest-tls-verify=false",
                "--dest-creds=" + user(user),
                "oci:" + folder + ":made",
                "docker://" + target);
    }

    private Said pull(String source, String user, String into) throws IOException {
        return skopeo(
                "copy",
                "--src-tls-verify=false",
                "--src-creds=" + user(user),
                "docker://" + source,
                "dir:" + folder.resolve(into));
    }

    private static String user(String name) {
        return name + ":" + platform.password(name);
    }

    private static Said skopeo(String... words) throws IOException {
        var command = new ArrayList<>(List.of("skopeo", "--insecure-policy"));
        command.addAll(List.of(words));
        return DockerRegistry.attempt(command);
    }
}
