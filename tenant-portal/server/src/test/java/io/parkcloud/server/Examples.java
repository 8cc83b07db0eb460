package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.resource.Provision;
import io.parkcloud.control.resource.Provision.Item;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.incident.IncidentSpec;
import io.parkcloud.ops.alarms.incident.IncidentSpec.Root;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * One of everything, in one organisation and one project of it, under names that occur nowhere else. Whoever adds a kind adds
 * an example here; {@link ForeignTenantIT} fails until it is there.
 */
final class Examples {

    /** What all names begin with. */
    static final String MARK = "geheim";

    private final RunningPlatform platform;
    private final Client operator;
    private final Client owner;
    private final String tenant;
    private final String project;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> operations = new HashMap<>();
    private final Map<String, Map<String, Object>> specs = new HashMap<>();
    private final Map<String, Supplier<Map<String, Object>>> recipes = recipes();

    Examples(RunningPlatform platform, Client operator, Client owner) {
        this.platform = platform;
        this.operator = operator;
        this.owner = owner;
        var me = owner.get("/api/v1/me").json();
        this.tenant = me.path("tenant").path("id").asString();
        this.project = me.path("projects").get(0).path("id").asString();
        ids.put("Tenant", tenant);
    }

    /** Kinds that there is an example of. */
    java.util.Set<String> kinds() {
        return recipes.keySet();
    }

    String tenant() {
        return tenant;
    }

    String project() {
        return project;
    }

    String id(String kind) {
        return Objects.requireNonNull(ids.get(kind), kind);
    }

    /** The operation that made one. */
    String operation(String kind) {
        return Objects.requireNonNull(operations.get(kind), kind);
    }

    Map<String, Object> spec(String kind) {
        return Objects.requireNonNull(specs.get(kind), kind);
    }

    static String name(String kind) {
        return switch (kind) {
            case "Image" -> "parkcloud-micro";
            case "PipelineRun" -> name("Pipeline") + "-1";
            case "Replica" -> name("Application"); // and a number behind it
            default -> MARK + "-" + kind.toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** The path of the collection, for a place. */
    static String collection(JsonNode kind, String tenant, String project) {
        var plural = kind.path("plural").asString();
        return switch (kind.path("scope").asString()) {
            case "Platform" -> "/api/v1/" + plural;
            case "Tenant" -> "/api/v1/tenants/" + tenant + "/" + plural;
            default -> "/api/v1/projects/" + project + "/" + plural;
        };
    }

    /** Makes them all and waits until they are there as far as they come. */
    void make() {
        platform.offer("service-hall");
        var kinds = new HashMap<String, JsonNode>();
        owner.get("/api/v1/kinds")
                .json()
                .forEach(k -> kinds.put(k.path("singular").asString(), k));
        recipes.forEach((kind, recipe) -> make(Objects.requireNonNull(kinds.get(kind), kind), kind, recipe.get()));
    }

    private void make(JsonNode kind, String name, Map<String, Object> spec) {
        specs.put(name, spec);
        if (name.equals("Tenant")) {
            return; // Is there from the start.
        }
        var who = kind.path("scope").asString().equals("Platform") ? operator : owner;
        var collection = collection(kind, tenant, project);
        if (name.equals("Host")) {
            ids.put(name, await(() -> firstId(who.get(collection).json()))); // Hosts make themselves known.
            return;
        }
        var maker = MADE_BY.get(name);
        if (maker != null) {
            if (name.equals("PipelineRun")) {
                push();
            }
            ids.put(name, await(() -> firstId(who.get(collection).json())));
            operations.put(name, operation(maker));
            await(() -> settled(who.get(collection + "/" + id(name)).json()));
            return;
        }
        if (name.equals("Incident")) { // Alarms make them, and nothing is measured here.
            ids.put(name, incident());
            operations.put(name, operation("AlarmRule"));
            await(() -> settled(who.get(collection + "/" + id(name)).json()));
            return;
        }
        var made = who.post(collection, Map.of("name", name(name), "spec", spec));
        if (made.status() != 202) {
            throw new AssertionError(name + " was refused: " + made.response().body());
        }
        var id = made.json().path("metadata").path("id").asString();
        ids.put(name, id);
        operations.put(name, made.header("Location").replace("/api/v1/operations/", ""));
        await(() -> settled(who.get(collection + "/" + id).json()));
    }

    private String incident() {
        var place = new Place(ResourceId.of(tenant), ResourceId.of(project));
        var id = place.project().derive("incident/example");
        var spec = new IncidentSpec(Root.RULE, Optional.of(ResourceId.of(id("AlarmRule"))), MARK);
        var provision = new Provision(platform.bean(ResourceService.class), platform.bean(Store.class), "examples");
        assertThat(provision.provide(new Item<>(place, id, NetworkZone.INTRANET, name("Incident"), Map.of(), spec)))
                .isTrue();
        return id.toString();
    }

    /** The first commit of the repository: a pipeline that does nothing. */
    private void push() {
        var observed = owner.get("/api/v1/projects/" + project + "/git-repositories/" + id("GitRepository"))
                .json()
                .at("/status/observed");
        Pushed.commit(
                observed.path("cloneUrl").asString(),
                "gov-admin",
                platform.password("gov-admin"),
                "trunk",
                Map.of(".parkcloud/pipeline.yaml", "stages: [{name: build, steps: [{name: none, run: 'true'}]}]"));
    }

    private static String firstId(JsonNode page) {
        return page.path("items").path(0).path("metadata").path("id").asString("");
    }

    private static String settled(JsonNode resource) {
        var phase = resource.path("status").path("phase").asString("");
        if (phase.equals("Failed")) {
            throw new AssertionError("an example failed: " + resource);
        }
        return phase.equals("Ready") ? phase : "";
    }

    private static String await(Supplier<String> answer) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        var text = answer.get();
        while (text.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come true within 60 s");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);
            text = answer.get();
        }
        return text;
    }

    /** In the order in which they need each other. */
    private Map<String, Supplier<Map<String, Object>>> recipes() {
        var all = new LinkedHashMap<String, Supplier<Map<String, Object>>>();
        all.put("Tenant", () -> Map.of("displayName", "明城市政务服务局"));
        all.put("Project", () -> Map.of("displayName", MARK + "-project"));
        all.put(
                "User",
                () -> Map.of("displayName", MARK + "-user", "roles", List.of("Member"), "projects", list("Project")));
        all.put("Host", Map::of);
        all.put("Flavor", () -> Map.of("vcpus", 1, "memoryMiB", 256, "rootDiskGiB", 0));
        all.put("Image", Examples::image);
        all.put(
                "PriceBook",
                () -> Map.of("currency", "CNY", "effectiveFrom", "2999-01-01T00:00:00Z", "hourly", List.of()));
        all.put("KeyPair", () -> Map.of("publicKey", "ssh-ed25519 " + KEY + " " + MARK));
        all.put("Vpc", () -> Map.of("cidr", "10.77.0.0/16"));
        all.put("Subnet", () -> Map.of("vpc", id("Vpc"), "cidr", "10.77.1.0/24"));
        all.put("SecurityGroup", () -> Map.of("rules", List.of(Map.of("protocol", "Tcp", "ports", "80"))));
        all.put("Port", () -> Map.of("subnet", id("Subnet"), "securityGroups", list("SecurityGroup")));
        all.put("FloatingIp", () -> Map.of("port", id("Port")));
        all.put("LoadBalancer", this::balancer);
        all.put("Volume", () -> Map.of("sizeGiB", 1));
        all.put("Instance", this::instance);
        all.put("VolumeAttachment", () -> Map.of("instance", id("Instance"), "volume", id("Volume")));
        all.put("ServiceInstance", () -> Map.of("class", "mysql", "network", network(), "parameters", Map.of()));
        all.put("Application", this::application);
        all.put("Replica", this::replica);
        all.put("ImageRepository", Map::of);
        all.put("GitRepository", () -> Map.of("defaultBranch", "trunk"));
        all.put("Pipeline", () -> Map.of("repository", id("GitRepository")));
        all.put("PipelineRun", this::run);
        all.put("NotificationChannel", () -> Map.of("by", "WebHook", "url", "https://hooks.example/" + MARK));
        all.put("AlarmRule", this::alarmRule);
        all.put("Incident", () -> Map.of("root", "Rule", "name", MARK));
        all.put("Silence", this::silence);
        all.put("Stack", () -> Map.of("template", "egov-service-hall", "parameters", Map.of("title", MARK + " hall")));
        return all;
    }

    /** Kinds that nobody makes by hand, and the kind that makes them. */
    private static final Map<String, String> MADE_BY = Map.of("PipelineRun", "Pipeline", "Replica", "Application");

    private static final String KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    private static Map<String, Object> image() {
        Function<String, Map<String, Object>> part =
                role -> Map.of("role", role, "location", "http://images.example/" + role);
        return Map.of(
                "parts", List.of(part.apply("Kernel"), part.apply("Initrd")), "minMemoryMiB", 64, "minDiskGiB", 0);
    }

    private Map<String, Object> balancer() {
        var member = Map.of("port", id("Port"), "targetPort", 80);
        return Map.of(
                "vpc",
                id("Vpc"),
                "subnet",
                id("Subnet"),
                "listeners",
                List.of(Map.of("protocol", "Tcp", "port", 80, "members", List.of(member))));
    }

    private Map<String, Object> instance() {
        return Map.of(
                "image",
                id("Image"),
                "flavor",
                id("Flavor"),
                "networks",
                List.of(network()),
                "keyPairs",
                list("KeyPair"));
    }

    private Map<String, Object> replica() {
        return Map.of(
                "application",
                id("Application"),
                "number",
                1,
                "release",
                1,
                "program",
                "service-hall.jar",
                "as",
                spec("Application"));
    }

    private Map<String, Object> run() {
        return Map.of(
                "pipeline",
                id("Pipeline"),
                "number",
                1,
                "branch",
                "trunk",
                "commit",
                "c0ffee",
                "attempt",
                1,
                "cancelled",
                false);
    }

    /** One that counts at once, whatever is measured. */
    private Map<String, Object> alarmRule() {
        return Map.of(
                "query", "vector(1)", "severity", "Warning", "forSeconds", 0, "channels", list("NotificationChannel"));
    }

    private Map<String, Object> silence() {
        return Map.of("rule", id("AlarmRule"), "until", "2999-01-01T00:00:00Z", "reason", MARK + " reason");
    }

    private Map<String, Object> application() {
        return Map.of(
                "artifact",
                "service-hall",
                "network",
                network(),
                "port",
                8080,
                "memoryMiB",
                256,
                "bindings",
                Map.of("db", id("ServiceInstance")),
                "generated",
                List.of("TOKEN"));
    }

    private Map<String, Object> network() {
        return Map.of("subnet", id("Subnet"), "securityGroups", list("SecurityGroup"));
    }

    private List<String> list(String kind) {
        return List.of(id(kind));
    }
}
