package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.event.EventHub;
import io.parkcloud.control.store.Acceptance;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.testkit.MariaDbServer;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a request is said by a stable code, and nothing half-made stays. */
class BadInputIT {

    private static final String NOWHERE = "01900000-0000-7000-8000-000000000000";
    private static final int HUNDRED_MB = 100_000_000;

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private static Client owner;

    private static String tenant = "";
    private static String project = "";
    private static String vpc = "";
    private static String image = "";
    private static String theirs = "";

    @BeforeAll
    static void start() {
        platform = new RunningPlatform(MariaDbServer.start());
        owner = Client.signedIn(platform, "gov-admin");
        var me = owner.get("/api/v1/me").json();
        tenant = me.path("tenant").path("id").asString();
        project = me.path("projects").get(0).path("id").asString();
        vpc = make(owner, "vpcs", "net", Map.of("cidr", "10.5.0.0/16"));
        make(owner, "subnets", "inside", Map.of("vpc", vpc, "cidr", "10.5.1.0/24"));
        var part = Map.of("role", "Disk", "location", "http://images.example/disk");
        image = id(Client.signedIn(platform, "sysadmin")
                .post(
                        "/api/v1/images",
                        Map.of(
                                "name",
                                "small",
                                "spec",
                                Map.of("parts", List.of(part), "minMemoryMiB", 64, "minDiskGiB", 1))));
        var other = Client.signedIn(platform, "park-admin");
        var elsewhere = other.get("/api/v1/me")
                .json()
                .path("projects")
                .get(0)
                .path("id")
                .asString();
        theirs = id(other.post(
                "/api/v1/projects/" + elsewhere + "/vpcs",
                Map.of("name", "theirs", "spec", Map.of("cidr", "10.6.0.0/16"))));
        assertThat(owner.put("/api/v1/projects/" + project + "/quota", Map.of("volume_gib", 5))
                        .status())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.parkcloud.server.BadInput#bodies")
    void isRefusedAndLeavesNothing(String what, String kind, String body, String code, String pointer) {
        var text = body.replace("NOWHERE", NOWHERE)
                .replace("IMAGE", image)
                .replace("THEIRS", theirs)
                .replace("VPC", vpc);
        var before = state();

        var answer = owner.call("POST", path(kind), text, "Idempotency-Key", "key-" + UUID.randomUUID());

        assertThat(answer.code()).as(what + ": " + answer.response().body()).isEqualTo(code);
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").asString()).isNotBlank();
        if (!pointer.isEmpty()) {
            assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                    .startsWith(pointer);
        }
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("io.parkcloud.server.BadInput#requests")
    void aRequestThatIsWrongOutsideItsSpec(String method, String path, String body, String code) {
        var url = path.replace("PROJECT", project).replace("TENANT", tenant).replace("VPC", vpc);
        var before = state();

        var answer = owner.call(method, url, body, "Idempotency-Key", "key-" + UUID.randomUUID(), "If-Match", "\"1x\"");

        assertThat(answer.code()).as(answer.response().body()).isEqualTo(code);
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void anythingButJsonIsRefused() {
        var answer = owner.as("text/plain", path("vpcs"), BodyPublishers.ofString("name: x"));
        assertThat(answer.code()).isEqualTo("http.415");
        var form = owner.as("application/x-www-form-urlencoded", path("vpcs"), BodyPublishers.ofString("name=x"));
        assertThat(form.code()).isEqualTo("http.415");
        var latin = owner.as(
                "application/json", path("vpcs"), BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"'}));
        assertThat(latin.code()).isEqualTo("request.malformed");
    }

    @Test
    void aHundredMegabytesAreRefusedAsWhateverTheyAreSent() {
        var before = state();
        for (var type : List.of("application/json", "application/x-www-form-urlencoded", "text/plain")) {
            assertThat(owner.as(type, path("vpcs"), BodyPublishers.fromPublisher(endless(), HUNDRED_MB))
                            .code())
                    .as(type)
                    .isEqualTo("request.too-large");
        }
        assertThat(owner.as("application/json", path("vpcs"), endless()).code()).isEqualTo("request.too-large");
        assertThat(owner.as("multipart/form-data; boundary=b", path("vpcs"), endless())
                        .status())
                .isIn(400, 413, 415);
        assertThat(state()).isEqualTo(before);
    }

    /** A hundred million bytes that nobody keeps in memory. */
    private static BodyPublisher endless() {
        return BodyPublishers.ofInputStream(() -> new InputStream() {
            private int left = HUNDRED_MB;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int size = Math.min(length, left);
                Arrays.fill(into, offset, offset + size, (byte) ' ');
                left -= size;
                return size == 0 ? -1 : size;
            }
        });
    }

    @Test
    void aKeyOfAnotherRequestIsRefusedAndTheSameRequestIsAnsweredAgain() {
        var body = "{\"name\":\"keyed\",\"spec\":{\"cidr\":\"10.0.0.0/16\"}}";
        var first = owner.call("POST", path("vpcs"), body, "Idempotency-Key", "once");
        var again = owner.call("POST", path("vpcs"), body, "Idempotency-Key", "once");
        var before = state();
        var other = owner.call("POST", path("vpcs"), body.replace("keyed", "other"), "Idempotency-Key", "once");
        var none = owner.call("POST", path("vpcs"), body);

        assertThat(first.status()).isEqualTo(202);
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(other.code()).isEqualTo("request.idempotency-key-reused");
        assertThat(none.code()).isEqualTo("request.idempotency-key-missing");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void nothingNewComesIntoAProjectThatIsBeingRemoved() throws InterruptedException {
        var projects = "/api/v1/tenants/" + tenant + "/projects";
        var closing = id(owner.post(projects, Map.of("name", "closing", "spec", Map.of("displayName", "C"))));
        var inside = "/api/v1/projects/" + closing + "/vpcs";
        assertThat(owner.post(inside, vpcBody("first")).status()).isEqualTo(202);
        var heard = new CountDownLatch(1);
        platform.bean(EventHub.class).subscribe(event -> {
            if (event.resource().equals(ResourceId.of(closing)) && marked(closing)) {
                heard.countDown();
            }
        });
        markForRemoval(ResourceId.of(closing));
        assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
        var before = state();

        var refused = owner.post(inside, vpcBody("second"));
        var stranger = Client.signedIn(platform, "park-admin").post(inside, vpcBody("third"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("resource.deleting");
        assertThat(stranger.code()).isEqualTo("resource.not-found");
        assertThat(state()).isEqualTo(before);
    }

    private static boolean marked(String id) {
        var row = platform.bean(Store.class).find(ResourceId.of(id));
        return row.filter(r -> r.deletionAt() != null).isPresent();
    }

    private static Map<String, Object> vpcBody(String name) {
        return Map.of("name", name, "spec", Map.of("cidr", "10.0.0.0/16"));
    }

    /** As if it had been empty when its removal was accepted, and something came in at the same moment. */
    private static void markForRemoval(ResourceId id) {
        var store = platform.bean(Store.class);
        var row = store.find(id).orElseThrow();
        var going = new StoredResource(
                row.id(),
                row.kind(),
                row.tenant(),
                row.project(),
                row.zone(),
                row.name(),
                row.labels(),
                Phase.DELETING,
                row.generation() + 1,
                row.observedGeneration(),
                row.revision(),
                row.owner(),
                row.spec(),
                row.status(),
                row.charges(),
                row.charged(),
                row.createdAt(),
                row.createdAt(),
                row.fence(),
                0);
        var audit = new StoredAudit(
                row.createdAt(), "test", row.tenant(), row.project(), "project.delete", id, row.name(), "test", "{}");
        store.accept(
                new Acceptance(
                        new Acceptance.Change.Delete(going, row.revision()),
                        List.of(),
                        List.of(),
                        Map.of(),
                        null,
                        audit,
                        Optional.empty(),
                        Optional.empty()),
                (referred, reads) -> {});
    }

    private static String make(Client who, String kind, String name, Map<String, Object> spec) {
        var answer = who.post(path(kind), Map.of("name", name, "spec", spec));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return id(answer);
    }

    private static String path(String kind) {
        return "/api/v1/projects/" + project + "/" + kind;
    }

    private static String id(Client.Answer answer) {
        return answer.json().path("metadata").path("id").asString();
    }

    /** What is there and what is taken of the quotas. */
    private static String state() {
        var store = platform.bean(Store.class);
        var text = new StringBuilder();
        store.within(ResourceId.of(tenant), Optional.empty(), 1000).forEach(row -> text.append(row.id())
                .append(row.generation())
                .append(row.spec())
                .append('\n'));
        for (var scope : List.of(tenant, project)) {
            store.quota(ResourceId.of(scope)).stream()
                    .map(line -> line.metric() + line.limit() + " " + (line.reserved() + line.used()))
                    .sorted()
                    .forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
