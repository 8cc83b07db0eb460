package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.audit.AuditChain;
import io.parkcloud.control.store.AuditEntry;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.control.testkit.MariaDbServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The trail: what is in it, what is not, and how it is read. */
class AuditIT {

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private static Client owner;

    @SuppressWarnings("NullAway.Init")
    private static Client auditor;

    private static String tenant = "";
    private static String project = "";

    @BeforeAll
    static void start() {
        platform = new RunningPlatform(MariaDbServer.start());
        owner = Client.signedIn(platform, "gov-admin");
        auditor = Client.signedIn(platform, "auditadmin");
        var me = owner.get("/api/v1/me").json();
        tenant = me.path("tenant").path("id").asString();
        project = me.path("projects").get(0).path("id").asString();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void signInsAreInItWhetherTheySucceedOrNot() {
        Client.signedIn(platform, "park-member");
        new Client(platform).session("park-member", "certainly wrong");
        new Client(platform).session("who-is-this", "certainly wrong");

        var all = newest(auditor, 200);
        var parks = newest(Client.signedIn(platform, "park-admin"), 200);

        assertThat(find(all, "user.sign-in", "park-member")
                        .path("entry")
                        .path("detail")
                        .asString())
                .contains("127.0.0.1");
        assertThat(find(parks, "user.sign-in-refused", "park-member")
                        .path("entry")
                        .path("detail")
                        .asString())
                .contains("identity.sign-in.refused");
        assertThat(find(all, "user.sign-in-refused", "who-is-this").isMissingNode())
                .isFalse();
        assertThat(find(parks, "user.sign-in-refused", "who-is-this").isMissingNode())
                .as("a name that is nobody's is the platform's to know")
                .isTrue();
        assertThat(all.toString()).doesNotContain("certainly wrong");
    }

    @Test
    void everyActionThatAnswersIsInItWithoutItsSecrets() {
        var users = "/api/v1/tenants/" + tenant + "/users/gov-member";
        assertThat(owner.post(users + ":set-password", Map.of("password", "correct horse 42"))
                        .status())
                .isEqualTo(200);
        assertThat(owner.post(users + ":set-password", Map.of("password", "short"))
                        .status())
                .isEqualTo(400);

        var entry = find(newest(owner, 50), "user.set-password", "gov-admin");

        assertThat(entry.path("entry").path("targetName").asString()).isEqualTo("gov-member");
        assertThat(entry.path("entry").path("detail").asString()).isEqualTo("{\"arguments\":[\"password\"]}");
        assertThat(newest(auditor, 1000).toString()).doesNotContain("correct horse");
    }

    @Test
    void limitsAndOnesOwnPasswordAreInIt() {
        owner.put("/api/v1/projects/" + project + "/quota", Map.of("vpcs", 7));
        var changed = Client.signedIn(platform, "secadmin")
                .put(
                        "/api/v1/me/password",
                        Map.of("current", platform.password("secadmin"), "password", "correct horse 44"));
        assertThat(changed.status()).isEqualTo(204);

        var entries = newest(auditor, 50);

        assertThat(find(entries, "project.set-quota", "gov-admin")
                        .path("entry")
                        .path("detail")
                        .asString())
                .isEqualTo("{\"vpcs\":7}");
        assertThat(find(entries, "user.change-password", "secadmin").isMissingNode())
                .isFalse();
    }

    @Test
    void itIsReadBackwardsByDefaultAndForwardsToVerifyIt() {
        for (int i = 0; i < 5; i++) {
            owner.put("/api/v1/projects/" + project + "/quota", Map.of("volumes", i));
        }
        var first = page(auditor, "?limit=3");
        var second = page(
                auditor, "?limit=3&pageToken=" + first.path("nextPageToken").asString());
        var positions = new ArrayList<Long>();
        first.path("items").forEach(e -> positions.add(e.path("position").asLong()));
        second.path("items").forEach(e -> positions.add(e.path("position").asLong()));
        var newest = positions.getFirst();
        assertThat(positions).containsExactly(newest, newest - 1, newest - 2, newest - 3, newest - 4, newest - 5);

        var previous = AuditChain.GENESIS;
        long position = 0;
        for (var entry : platform.bean(Store.class).auditAfter(0, Optional.empty(), 10_000)) {
            assertThat(AuditChain.check(entry, position, previous)).isEmpty();
            position = entry.position();
            previous = entry.hash();
        }
        assertThat(position).isGreaterThanOrEqualTo(newest);
        assertThat(page(auditor, "?after=0&limit=1")
                        .path("items")
                        .get(0)
                        .path("position")
                        .asLong())
                .isEqualTo(1);
    }

    /** Once everything written so far is sealed. */
    private static List<JsonNode> newest(Client who, int limit) {
        var store = platform.bean(Store.class);
        var mark = new StoredAudit(
                0,
                "test",
                io.parkcloud.kernel.ResourceId.PLATFORM,
                io.parkcloud.kernel.ResourceId.PLATFORM,
                "test.mark",
                io.parkcloud.kernel.ResourceId.PLATFORM,
                "mark" + System.nanoTime(),
                "test",
                "{}");
        store.audit(mark);
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (store.auditBefore(Long.MAX_VALUE, Optional.empty(), 20).stream()
                .map(AuditEntry::entry)
                .noneMatch(mark::equals)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000L);
        }
        return page(who, "?limit=" + limit).path("items").valueStream().toList();
    }

    private static JsonNode page(Client who, String query) {
        return who.get("/api/v1/audit" + query).json();
    }

    private static JsonNode find(List<JsonNode> entries, String action, String actor) {
        return entries.stream()
                .filter(e -> e.path("entry").path("action").asString().equals(action))
                .filter(e -> e.path("entry").path("actor").asString().equals(actor))
                .findFirst()
                .orElseGet(() -> tools.jackson.databind.node.MissingNode.getInstance());
    }
}
