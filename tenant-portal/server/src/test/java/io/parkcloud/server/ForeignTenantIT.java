package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.testkit.MariaDbServer;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.server.AccessRules.Stranger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that the API's own description offers is asked for by people to whom it does not belong. None of it may succeed
 * on what is somebody else's, tell anything about it, or break the server.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ForeignTenantIT {

    private static final JsonMapper JSON = new JsonMapper();

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private static Examples examples;

    @SuppressWarnings("NullAway.Init")
    private static Client owner;

    @SuppressWarnings("NullAway.Init")
    private static List<ApiOperation> operations;

    private static final Map<Stranger, Client> STRANGERS = new EnumMap<>(Stranger.class);
    private static final List<String> PROBLEMS = new ArrayList<>();
    private static int calls;

    @BeforeAll
    static void makeOneOfEverything() {
        platform = new RunningPlatform(MariaDbServer.start());
        owner = Client.signedIn(platform, "gov-admin");
        examples = new Examples(platform, Client.signedIn(platform, "sysadmin"), owner);
        assertThat(examples.kinds())
                .as("every kind has an example in Examples")
                .isEqualTo(platform.bean(KindRegistry.class).all().stream()
                        .map(kind -> kind.name().singular())
                        .collect(Collectors.toSet()));
        examples.make();
        operations = ApiOperation.of(owner.get("/api/v1/openapi.json").json());
        STRANGERS.put(Stranger.ANONYMOUS, new Client(platform));
        STRANGERS.put(Stranger.FOREIGN_ADMIN, Client.signedIn(platform, "park-admin"));
        STRANGERS.put(Stranger.FOREIGN_MEMBER, Client.signedIn(platform, "park-member"));
        STRANGERS.put(Stranger.NEIGHBOUR, neighbour());
    }

    private static Client neighbour() {
        var users = "/api/v1/tenants/" + examples.tenant() + "/users";
        var spec = Map.of("displayName", "N", "roles", List.of("Member"), "projects", List.of(examples.id("Project")));
        assertThat(owner.post(users, Map.of("name", "neighbour", "spec", spec)).status())
                .isEqualTo(202);
        owner.post(users + "/neighbour:set-password", Map.of("password", "correct horse 42"));
        return Client.signedIn(platform, "neighbour", "correct horse 42");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    @Order(1)
    void nobodyElseReachesWhatIsInTheProject() {
        var before = state();
        var asked = new HashSet<ApiOperation>();
        for (var operation : operations) {
            for (var stranger : Stranger.values()) {
                knock(operation, stranger, values(operation, examples.tenant(), examples.project()));
            }
            asked.add(operation);
        }
        assertThat(PROBLEMS).isEmpty();
        assertThat(state()).as("nothing has been changed").isEqualTo(before);
        assertThat(asked).hasSameSizeAs(operations);
        System.out.printf("foreign tenant: %d operations, %d calls by strangers%n", operations.size(), calls);
    }

    private static void knock(ApiOperation operation, Stranger stranger, Map<String, String> values) {
        var url = operation.url(values);
        var answer = call(stranger, operation, url);
        var expected = AccessRules.expected(operation, stranger);
        if (!expected.contains(answer.status())) {
            PROBLEMS.add("%s as %s: %d instead of %s: %s"
                    .formatted(operation, stranger, answer.status(), expected, clip(answer)));
        }
        tells(operation, stranger, url, answer);
        if (stranger == Stranger.FOREIGN_ADMIN && answer.status() == 404) {
            var nowhere = call(stranger, operation, operation.url(nothing(values)));
            if (nowhere.status() != answer.status() || !nowhere.code().equals(answer.code())) {
                PROBLEMS.add("%s: what is another's (%d %s) can be told from what is not there (%d %s)"
                        .formatted(operation, answer.status(), answer.code(), nowhere.status(), nowhere.code()));
            }
        }
    }

    /** The victim's things, asked for at an address in the stranger's own project or organisation. */
    @Test
    @Order(2)
    void anIdOfAnotherTenantIsNothingInOnesOwnPlaceEither() {
        var before = state();
        var stranger = Objects.requireNonNull(STRANGERS.get(Stranger.FOREIGN_ADMIN));
        var me = stranger.get("/api/v1/me").json();
        var tenant = me.path("tenant").path("id").asString();
        var project = me.path("projects").get(0).path("id").asString();
        for (var operation : operations) {
            if (!operation.has("ref") || !(operation.has("project") || operation.has("tenant"))) {
                continue;
            }
            for (var ref : List.of(examples.id(operation.kind()), Examples.name(operation.kind()))) {
                var url = operation.url(Map.of("tenant", tenant, "project", project, "ref", ref));
                var answer = call(Stranger.FOREIGN_ADMIN, operation, url);
                if (answer.status() != 404) {
                    PROBLEMS.add("%s with %s: %d %s".formatted(operation, ref, answer.status(), clip(answer)));
                }
                tells(operation, Stranger.FOREIGN_ADMIN, url, answer);
            }
        }
        assertThat(PROBLEMS).isEmpty();
        assertThat(state()).as("nothing has been changed").isEqualTo(before);
    }

    /** Filters and page tokens are another way to name what is somebody else's. */
    @Test
    @Order(3)
    void listsAndFiltersTellNothing() {
        var me = Objects.requireNonNull(STRANGERS.get(Stranger.FOREIGN_ADMIN))
                .get("/api/v1/me")
                .json();
        var tenant = me.path("tenant").path("id").asString();
        var project = me.path("projects").get(0).path("id").asString();
        for (var operation : operations) {
            if (!operation.verb().equals("list")) {
                continue;
            }
            var url = operation.url(Map.of("tenant", tenant, "project", project));
            var id = examples.id(operation.kind());
            for (var filter : List.of(
                    "",
                    "?owner=" + examples.id("Stack"),
                    "?pageToken=" + id,
                    "?pageToken=" + id + "&sort=-createdAt",
                    "?name=" + Examples.name(operation.kind()))) {
                tells(
                        operation,
                        Stranger.FOREIGN_ADMIN,
                        url + filter,
                        call(Stranger.FOREIGN_ADMIN, operation, url + filter));
            }
        }
        for (var url : List.of(
                "/api/v1/projects/" + project + "/operations?target=" + examples.id("Vpc"),
                "/api/v1/projects/" + project + "/operations?pageToken=" + examples.operation("Vpc"),
                "/api/v1/projects/" + project + "/usage",
                "/api/v1/tenants/" + tenant + "/usage",
                "/api/v1/audit?limit=1000")) {
            var operation = new ApiOperation("GET", url, "", "", "");
            tells(operation, Stranger.FOREIGN_ADMIN, url, call(Stranger.FOREIGN_ADMIN, operation, url));
        }
        assertThat(PROBLEMS).isEmpty();
    }

    /** A spec that points at what is somebody else's is refused as if that did not exist, and nothing of it stays. */
    @Test
    @Order(4)
    void nothingCanBeMadeFromWhatIsAnothers() {
        var stranger = Objects.requireNonNull(STRANGERS.get(Stranger.FOREIGN_ADMIN));
        var me = stranger.get("/api/v1/me").json();
        var tenant = me.path("tenant").path("id").asString();
        var project = me.path("projects").get(0).path("id").asString();
        var before = platform.bean(Store.class).within(ResourceId.of(tenant), Optional.empty(), 1000);
        var quota = platform.bean(Store.class).quota(ResourceId.of(project));
        var refused = new TreeSet<String>();
        for (var operation : operations) {
            if (operation.verb().equals("create") && pointsAtTheirs(operation)) {
                var answer = call(
                        Stranger.FOREIGN_ADMIN, operation, operation.url(Map.of("tenant", tenant, "project", project)));
                // Runs are refused whoever asks for one: their pipeline makes them.
                assertThat(answer.code())
                        .as(operation + clip(answer))
                        .isIn(
                                "resource.reference-not-found",
                                "pipeline.run.made-by-pipeline",
                                "workloads.replica.made-by-application");
                refused.add(operation.kind());
            }
        }
        assertThat(refused)
                .contains("Subnet", "Port", "Instance", "VolumeAttachment", "LoadBalancer", "User", "Application");
        assertThat(platform.bean(Store.class).within(ResourceId.of(tenant), Optional.empty(), 1000))
                .extracting(StoredResource::id)
                .containsExactlyInAnyOrderElementsOf(
                        before.stream().map(StoredResource::id).toList());
        assertThat(platform.bean(Store.class).quota(ResourceId.of(project))).isEqualTo(quota);
    }

    private static boolean pointsAtTheirs(ApiOperation operation) {
        var spec = JSON.writeValueAsString(examples.spec(operation.kind()));
        return forbidden(Stranger.FOREIGN_ADMIN).stream()
                .filter(word -> word.length() == 36)
                .anyMatch(spec::contains);
    }

    @Test
    @Order(5)
    void eventsOfAnotherTenantArriveNowhere() {
        var stranger = Objects.requireNonNull(STRANGERS.get(Stranger.FOREIGN_ADMIN));
        var project = stranger.get("/api/v1/me")
                .json()
                .path("projects")
                .get(0)
                .path("id")
                .asString();
        var made = stranger.post(
                "/api/v1/projects/" + project + "/vpcs",
                Map.of("name", "last-event", "spec", Map.of("cidr", "10.9.0.0/16")));
        assertThat(made.status()).isEqualTo(202);

        var everything = stranger.readUntil("/api/v1/projects/" + project + "/events?after=0", "last-event");

        assertThat(everything).contains("last-event");
        for (var word : forbidden(Stranger.FOREIGN_ADMIN)) {
            assertThat(everything).doesNotContain(word);
        }
    }

    /** Else all of the above would also hold for addresses that lead nowhere. */
    @Test
    @Order(6)
    void theOwnerIsLetInEverywhere() {
        for (var operation : operations) {
            if (!operation.in("/projects/") || operation.path().endsWith("/events")) {
                continue;
            }
            var url = operation.url(values(operation, examples.tenant(), examples.project()));
            var body = operation.verb().equals("create") ? "{}" : body(operation);
            var answer = owner.call(operation.method(), url, body, "If-Match", "\"999999\"", "Idempotency-Key", "k");
            calls++;
            boolean unsupported = answer.code().equals("engine.unsupported"); // Said by a simulated engine.
            if (Set.of(401, 403, 404).contains(answer.status()) || (answer.status() >= 500 && !unsupported)) {
                PROBLEMS.add("%s as its owner: %d %s".formatted(operation, answer.status(), clip(answer)));
            }
        }
        assertThat(PROBLEMS).isEmpty();
    }

    private static Client.Answer call(Stranger stranger, ApiOperation operation, String url) {
        calls++;
        return Objects.requireNonNull(STRANGERS.get(stranger))
                .call(
                        operation.method(),
                        url,
                        body(operation),
                        "If-Match",
                        "\"1\"",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    /** What a well-meaning client would send there. */
    private static String body(ApiOperation operation) {
        if (operation.reads() || operation.method().equals("DELETE")) {
            return "";
        }
        var body =
                switch (operation.verb()) {
                    case "create", "check" -> Map.of("name", "intruder", "spec", examples.spec(operation.kind()));
                    case "replace", "checkChange" -> Map.of("spec", examples.spec(operation.kind()));
                    case "set-password" -> Map.of("password", "correct horse 77");
                    default ->
                        operation.path().endsWith("/quota")
                                ? Map.of("instances", 999)
                                : operation.path().endsWith(":plan")
                                        ? Map.of("template", "egov-service-hall")
                                        : Map.of();
                };
        return JSON.writeValueAsString(body);
    }

    private static Map<String, String> values(ApiOperation operation, String tenant, String project) {
        var values = new HashMap<>(Map.of(
                "tenant", tenant, "project", project, "id", examples.operation("Vpc"), "name", "egov-service-hall"));
        if (operation.has("ticket")) {
            values.put("ticket", "nobodys-ticket");
        }
        if (operation.has("run")) {
            values.put("run", examples.id("PipelineRun"));
        }
        if (operation.has("ref")) {
            values.put("ref", examples.id(operation.kind()));
        }
        return values;
    }

    /** The same address with ids that nobody has. */
    private static Map<String, String> nothing(Map<String, String> values) {
        var other = new HashMap<String, String>();
        values.forEach((name, value) ->
                other.put(name, value.length() == 36 ? UUID.randomUUID().toString() : value));
        return other;
    }

    /** Notes words of the victim's in an answer; what the stranger said themselves may be said back. */
    private static void tells(ApiOperation operation, Stranger stranger, String url, Client.Answer answer) {
        if (answer.status() >= 500) {
            PROBLEMS.add("%s as %s broke the server: %s".formatted(operation, stranger, clip(answer)));
        }
        var text = answer.response().body() + answer.response().headers().map();
        for (var word : forbidden(stranger)) {
            if (text.contains(word) && !url.contains(word)) {
                PROBLEMS.add("%s as %s tells %s: %s".formatted(operation, stranger, word, clip(answer)));
            }
        }
    }

    /** Ids and names that the stranger must not get to know. */
    private static Set<String> forbidden(Stranger stranger) {
        var words = new HashSet<String>();
        boolean neighbour = stranger == Stranger.NEIGHBOUR;
        for (var row : rows()) {
            if (!neighbour || row.project().toString().equals(examples.project())) {
                words.add(row.id().toString());
                if (row.name().startsWith(Examples.MARK)) {
                    words.add(row.name());
                }
            }
        }
        if (!neighbour) {
            words.addAll(Set.of(examples.tenant(), examples.project(), "mingcheng-gov", "明城"));
        }
        return words;
    }

    private static List<StoredResource> rows() {
        return platform.bean(Store.class).within(ResourceId.of(examples.tenant()), Optional.empty(), 1000);
    }

    /** What is asked for and what is taken, without what reconciling does to it. */
    private static Map<String, String> state() {
        var state = new TreeMap<String, String>();
        for (var row : rows()) {
            state.put(row.id().toString(), row.generation() + " " + row.spec() + row.labels() + row.deletionAt());
        }
        for (var scope : List.of(examples.tenant(), examples.project())) {
            platform.bean(Store.class).quota(ResourceId.of(scope)).stream()
                    .forEach(line ->
                            state.put(scope + line.metric(), line.limit() + " " + (line.reserved() + line.used())));
        }
        return state;
    }

    private static String clip(Client.Answer answer) {
        var body = answer.response().body();
        return body.length() < 300 ? body : body.substring(0, 300);
    }
}
