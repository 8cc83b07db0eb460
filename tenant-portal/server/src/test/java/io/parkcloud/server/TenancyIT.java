package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.store.Store;
import io.parkcloud.control.testkit.MariaDbServer;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Organisations, projects and users: who may make, see and change them. */
class TenancyIT {

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private static Client government;

    @SuppressWarnings("NullAway.Init")
    private static Client park;

    @SuppressWarnings("NullAway.Init")
    private static Client system;

    @SuppressWarnings("NullAway.Init")
    private static Client security;

    @BeforeAll
    static void start() {
        platform = new RunningPlatform(MariaDbServer.start());
        government = Client.signedIn(platform, "gov-admin");
        park = Client.signedIn(platform, "park-admin");
        system = Client.signedIn(platform, "sysadmin");
        security = Client.signedIn(platform, "secadmin");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void anotherOrganisationDoesNotExist() {
        var mine = me(government);
        var tenant = mine.path("tenant").path("id").asString();
        var project = mine.path("projects").get(0).path("id").asString();

        for (var path : List.of(
                "/api/v1/tenants/" + tenant,
                "/api/v1/tenants/" + tenant + "/projects",
                "/api/v1/tenants/" + tenant + "/projects/" + project,
                "/api/v1/tenants/" + tenant + "/users",
                "/api/v1/tenants/" + tenant + "/quota",
                "/api/v1/projects/" + project + "/quota",
                "/api/v1/projects/" + project + "/operations",
                "/api/v1/projects/" + project + "/events")) {
            assertThat(park.get(path).status()).as(path).isEqualTo(404);
            assertThat(park.get(path).code()).as(path).isEqualTo("resource.not-found");
        }
        var intrusion = park.post(
                "/api/v1/tenants/" + tenant + "/users",
                Map.of("name", "spy", "spec", Map.of("displayName", "Spy", "roles", List.of("OrganisationAdmin"))));
        assertThat(intrusion.status()).isEqualTo(404);
    }

    @Test
    void everybodySeesTheirOwnOrganisationAndTheSystemAdministratorAll() {
        assertThat(names(government.get("/api/v1/tenants"))).containsExactly("mingcheng-gov");
        assertThat(names(park.get("/api/v1/tenants"))).containsExactly("binhai-park");
        assertThat(names(system.get("/api/v1/tenants"))).contains("platform", "mingcheng-gov", "binhai-park");
        assertThat(government.get("/api/v1/tenants/mingcheng-gov").status()).isEqualTo(200);
        assertThat(government.get("/api/v1/tenants/binhai-park").status()).isEqualTo(404);
        assertThat(government.post("/api/v1/tenants", tenant("上海路街道")).status()).isEqualTo(404);
        assertThat(security.post("/api/v1/tenants", tenant("street")).code()).isEqualTo("security.forbidden");
    }

    @Test
    void aNewOrganisationGetsAQuotaAnAdministratorAndGoesOnlyWhenEmpty() {
        var made = system.post("/api/v1/tenants", tenant("上海路街道"));
        assertThat(made.status()).isEqualTo(202);
        var id = made.json().path("metadata").path("id").asString();
        await(() -> ready(system, "/api/v1/tenants/" + id));
        assertThat(quota(id)).containsEntry("instances", 200L).containsEntry("projects", 50L);

        var user = security.post(
                "/api/v1/tenants/" + id + "/users",
                Map.of(
                        "name",
                        "street-admin",
                        "spec",
                        Map.of("displayName", "街道管理员", "roles", List.of("OrganisationAdmin"))));
        assertThat(user.status()).isEqualTo(202);
        assertThat(security.get(user.header("Location")).status())
                .as("who asked may follow")
                .isEqualTo(200);
        var users = "/api/v1/tenants/" + id + "/users/street-admin";
        assertThat(security.post(users + ":set-password", Map.of("password", "short"))
                        .code())
                .isEqualTo("identity.password.weak");
        assertThat(security.post(users + ":set-password", Map.of("password", "correct horse 42"))
                        .status())
                .isEqualTo(200);
        var administrator = Client.signedIn(platform, "street-admin", "correct horse 42");
        assertThat(administrator
                        .post("/api/v1/tenants/" + id + "/projects", project("first"))
                        .status())
                .isEqualTo(202);

        goesWhenEmpty(id, administrator);
    }

    private static void goesWhenEmpty(String id, Client administrator) {
        var users = "/api/v1/tenants/" + id + "/users/street-admin";
        assertThat(system.delete("/api/v1/tenants/" + id).code()).isEqualTo("tenancy.not-empty");
        await(() -> administrator
                        .delete("/api/v1/tenants/" + id + "/projects/first")
                        .status()
                == 202);
        await(() -> security.delete(users).status() == 202);
        await(() -> system.delete("/api/v1/tenants/" + id).status() == 202);
        await(() -> system.get("/api/v1/tenants/" + id).status() == 404);
        assertThat(new Client(platform)
                        .session("street-admin", "correct horse 42")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void rolesAreKeptApartAndNobodyRaisesThemselves() {
        var home = "/api/v1/tenants/" + me(government).path("tenant").path("id").asString() + "/users";
        assertThat(government.post(home, user("clerk-one", "SystemAdmin")).code())
                .isEqualTo("tenancy.user.role-elsewhere");
        assertThat(government.post(home, user("Bad Name", "Member")).code()).isEqualTo("tenancy.user.name-invalid");
        assertThat(government.post(home, user("park-member", "Member")).code())
                .as("sign-in names are unique on the platform")
                .isEqualTo("resource.claim-taken");
        var unknown = government.post(home, user("clerk-two", "King"));
        assertThat(unknown.code()).isEqualTo("request.invalid");
        assertThat(unknown.json().path("errors").get(0).path("pointer").asString())
                .startsWith("/spec/roles");

        var self = government.get(home + "/gov-admin");
        var raised = government.put(
                home + "/gov-admin",
                Map.of("spec", Map.of("displayName", "I", "roles", List.of("OrganisationAdmin", "Member"))),
                "If-Match",
                self.header("ETag"));
        assertThat(raised.code()).isEqualTo("tenancy.user.own-roles");
        var member = Client.signedIn(platform, "gov-member");
        assertThat(member.post(home, user("clerk-three", "Member")).code()).isEqualTo("security.forbidden");
    }

    @Test
    void aDisabledUserIsOutAtOnceAndAMemberComesInAtOnce() {
        var tenant = me(government).path("tenant").path("id").asString();
        var users = "/api/v1/tenants/" + tenant + "/users";
        assertThat(government.post(users, user("clerk-four", "Member")).status())
                .isEqualTo(202);
        government.post(users + "/clerk-four:set-password", Map.of("password", "correct horse 42"));
        var clerk = Client.signedIn(platform, "clerk-four", "correct horse 42");
        assertThat(me(clerk).path("projects")).isEmpty();

        var project = me(government).path("projects").get(0).path("id").asString();
        change(
                users + "/clerk-four",
                Map.of("displayName", "Four", "roles", List.of("Member"), "projects", List.of(project)));
        await(() -> me(clerk).path("projects").size() == 1);
        assertThat(clerk.get("/api/v1/projects/" + project + "/quota").status()).isEqualTo(200);

        change(users + "/clerk-four", Map.of("displayName", "Four", "roles", List.of("Member"), "disabled", true));
        await(() -> clerk.get("/api/v1/me").status() == 401);
        assertThat(new Client(platform)
                        .session("clerk-four", "correct horse 42")
                        .code())
                .isEqualTo("identity.sign-in.disabled");
    }

    @Test
    void aNewPasswordEndsOldTokens() {
        var member = Client.signedIn(platform, "park-member");
        var wrong = member.put("/api/v1/me/password", Map.of("current", "not this", "password", "correct horse 43"));
        assertThat(wrong.code()).isEqualTo("identity.sign-in.refused");
        LockSupport.parkNanos(2_100_000_000L); // Tokens know whole seconds.
        var right = member.put(
                "/api/v1/me/password",
                Map.of("current", platform.password("park-member"), "password", "correct horse 43"));

        assertThat(right.status()).isEqualTo(204);
        assertThat(member.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(me(Client.signedIn(platform, "park-member", "correct horse 43"))
                        .path("name")
                        .asString())
                .isEqualTo("park-member");
    }

    private static void change(String path, Map<String, Object> spec) {
        await(() -> government
                        .put(
                                path,
                                Map.of("spec", spec),
                                "If-Match",
                                government.get(path).header("ETag"))
                        .status()
                == 202);
    }

    private static Map<String, Object> tenant(String name) {
        return Map.of("name", name, "spec", Map.of("displayName", name));
    }

    private static Map<String, Object> project(String name) {
        return Map.of("name", name, "spec", Map.of("displayName", name));
    }

    private static Map<String, Object> user(String name, String role) {
        return Map.of("name", name, "spec", Map.of("displayName", name, "roles", List.of(role)));
    }

    private static Map<String, Long> quota(String scope) {
        var limits = new java.util.HashMap<String, Long>();
        platform.bean(Store.class).quota(ResourceId.of(scope)).forEach(line -> limits.put(line.metric(), line.limit()));
        return limits;
    }

    private static JsonNode me(Client client) {
        return client.get("/api/v1/me").json();
    }

    private static List<String> names(Client.Answer page) {
        return page.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("metadata").path("name").asString())
                .toList();
    }

    private static boolean ready(Client client, String path) {
        return client.get(path).json().path("status").path("phase").asString("").equals("Ready");
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come true within 20 s");
            }
            LockSupport.parkNanos(50_000_000L);
        }
    }
}
