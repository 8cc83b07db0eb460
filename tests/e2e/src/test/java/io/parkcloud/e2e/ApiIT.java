package io.parkcloud.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The stack, quotas, usage, audit and sign-ins as the API shows them, to each what is theirs. */
@Order(40)
@ExtendWith(DemoExtension.class)
final class ApiIT {

    private static final List<String> KINDS = List.of(
            "vpcs",
            "subnets",
            "security-groups",
            "ports",
            "instances",
            "volumes",
            "volume-attachments",
            "service-instances",
            "applications",
            "replicas",
            "load-balancers",
            "floating-ips",
            "stacks");

    /** What of the quota is counted by one for each resource of a kind. */
    private static final Map<String, String> COUNTED = Map.of(
            "instances", "instances",
            "volumes", "volumes",
            "vpcs", "vpcs",
            "subnets", "subnets",
            "ports", "ports",
            "security_groups", "security-groups",
            "floating_ips", "floating-ips",
            "load_balancers", "load-balancers",
            "service_instances", "service-instances",
            "applications", "applications");

    private final Demo demo;

    ApiIT(Demo demo) {
        this.demo = demo;
    }

    @Test
    void everyPartOfTheStackIsReady() {
        var stack = demo.resource("gov-member", "stacks", Demo.STACK);
        assertThat(Demo.ready(stack)).isTrue();
        var observed = stack.path("status").path("observed");
        assertThat(observed.path("resources")).hasSizeGreaterThanOrEqualTo(13).allMatch(part -> part.path("ready")
                .asBoolean());
        assertThat(observed.path("outputs").path("url").asString()).isEqualTo(demo.hallUrl() + "/");
        for (var kind : KINDS) {
            var items = demo.api("gov-member").list(demo.project("gov-member") + "/" + kind);
            assertThat(items).as(kind).isNotEmpty().allMatch(Demo::ready);
            assertThat(items).as(kind).allSatisfy(item -> assertThat(Demo.condition(item, "Ready"))
                    .isEqualTo("True"));
        }
    }

    @Test
    void tokensSayWhoOneIs() {
        var claims = demo.api("gov-member").claims();
        var me = demo.api("gov-member").json("/api/v1/me");
        assertThat(claims.path("name").asString()).isEqualTo("gov-member");
        assertThat(claims.path("tenant").asString())
                .isEqualTo(me.path("tenant").path("id").asString());
        assertThat(claims.path("roles").valueStream().map(JsonNode::asString)).containsExactly("Member");
        assertThat(claims.path("projects").path(0).asString())
                .isEqualTo(me.path("projects").path(0).path("id").asString());
        assertThat(me.path("tenant").path("displayName").asString()).isEqualTo("明城市政务服务局");
        assertThat(demo.api("sysadmin").claims().path("roles").valueStream().map(JsonNode::asString))
                .containsExactly("SystemAdmin");
    }

    @Test
    void quotaIsTheSumOfWhatIsThere() {
        var project = demo.project("gov-member");
        var used = used("gov-member");
        COUNTED.forEach(
                (metric, kind) -> assertThat(used.get(metric)).as(metric).isEqualTo((long)
                        demo.api("gov-member").list(project + "/" + kind).size()));
        assertThat(used.get("volume_gib")).isEqualTo(1);
        assertThat(demo.api("park-member").get(project + "/quota").status()).isEqualTo(404);
        var tooMany = Map.of("sizeGiB", 60_000);
        var refused = demo.api("gov-member").create(project + "/volumes", "e2e-too-large", tooMany);
        assertThat(refused.must(403).code()).contains("quota");
        assertThat(used("gov-member")).as("what was refused takes nothing").isEqualTo(used);
    }

    @Test
    void usageIsMeteredFromTheMomentThatSomethingIsThere() {
        var records = demo.api("gov-member").json(demo.project("gov-member") + "/usage?limit=1000");
        var front = records.valueStream()
                .filter(r -> r.path("name").asString().equals("hall-front"))
                .toList();
        assertThat(front).extracting(r -> r.path("metric").asString()).contains("instances", "vcpu", "memory_mib");
        assertThat(front)
                .allMatch(r ->
                        r.path("startedAt").asLong() > 0 && r.path("endedAt").isNull());
        assertThat(demo.api("park-admin")
                        .get(demo.project("gov-member") + "/usage")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theAuditTrailIsForTheAuditAdministratorAndTheOwnOrganisation() {
        var all = demo.api("auditadmin").json("/api/v1/audit?limit=1000").path("items");
        assertThat(all.valueStream().map(e -> e.path("entry").toString()))
                .anyMatch(e -> e.contains("gov-member") && e.contains("\"hall\""));
        var tenant = demo.api("gov-admin")
                .json("/api/v1/me")
                .path("tenant")
                .path("id")
                .asString();
        var own = demo.api("gov-admin").json("/api/v1/audit?limit=1000").path("items");
        assertThat(own).isNotEmpty().allMatch(e -> e.toString().contains(tenant));
        for (var user : List.of("gov-member", "sysadmin", "secadmin")) {
            assertThat(demo.api(user).get("/api/v1/audit").status()).as(user).isEqualTo(403);
        }
    }

    @Test
    void theThreeAdministratorsAreSeparated() {
        assertThat(demo.api("sysadmin").list("/api/v1/hosts")).hasSize(1).allMatch(Demo::ready);
        assertThat(demo.api("secadmin").get("/api/v1/hosts").status()).isEqualTo(404);
        assertThat(demo.api("gov-member").get("/api/v1/hosts").status()).isEqualTo(404);
        assertThat(demo.api("sysadmin")
                        .get(demo.project("gov-member") + "/stacks")
                        .status())
                .as("whoever runs the platform does not look into tenants")
                .isEqualTo(404);
    }

    @Test
    void demoAgainIsHarmless() {
        var before = demo.resource("gov-member", "stacks", Demo.STACK);
        long platform = demo.box().pid("platform");
        var front = demo.id("instances", "front");
        var guest = demo.box().virsh("domid", front).must().out();

        var again = demo.box().parkcloud("demo").must();

        assertThat(again.err()).contains("is there already");
        assertThat(again.out()).contains(demo.hallUrl() + "/", demo.clerkPassword());
        assertThat(demo.box().pid("platform")).as("nothing was restarted").isEqualTo(platform);
        var after = demo.resource("gov-member", "stacks", Demo.STACK);
        assertThat(after.path("metadata").path("id"))
                .isEqualTo(before.path("metadata").path("id"));
        assertThat(after.path("spec")).isEqualTo(before.path("spec"));
        assertThat(demo.box().virsh("domid", front).must().out()).isEqualTo(guest);
        assertThat(demo.hallAnswers()).isTrue();
    }

    private Map<String, Long> used(String user) {
        var lines = new HashMap<String, Long>();
        demo.api(user).json(demo.project(user) + "/quota").forEach(line -> {
            assertThat(line.path("reserved").asLong()).as("%s", line).isZero();
            lines.put(line.path("metric").asString(), line.path("used").asLong());
        });
        return lines;
    }
}
