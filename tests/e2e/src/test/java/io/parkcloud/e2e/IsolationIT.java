package io.parkcloud.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The park has a network of the same addresses as the bureau's, with everything allowed, and still never meets it. */
@Order(30)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(DemoExtension.class)
final class IsolationIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> SERVERS = List.of("e2e-one", "e2e-two", "e2e-client");

    private final Demo demo;
    private final Api park;
    private final String at;
    private final List<String> made = new ArrayList<>();

    IsolationIT(Demo demo) {
        this.demo = demo;
        this.park = demo.api("park-member");
        this.at = demo.project("park-member");
    }

    @BeforeAll
    void order() {
        var vpc = make("vpcs", "e2e-net", Map.of("cidr", "10.60.0.0/16"));
        var subnet = make("subnets", "e2e-subnet", Map.of("vpc", vpc, "cidr", "10.60.0.0/24"));
        var rules = List.of(Map.of("protocol", "Tcp", "ports", "1-65535"), Map.of("protocol", "Icmp"));
        var group = make("security-groups", "e2e-open", Map.of("rules", rules));
        var network = Map.of("subnet", subnet, "securityGroups", List.of(group));
        for (var name : SERVERS) {
            var unused = make("service-instances", name, Map.of("class", "redis", "plan", "small", "network", network));
        }
        SERVERS.forEach(name -> awaitReady("service-instances/" + name));
        var members = SERVERS.stream()
                .limit(2)
                .map(name -> Map.of("port", port(name), "targetPort", 6379))
                .toList();
        var listener = Map.of("protocol", "Tcp", "port", 6400, "members", members);
        var unused = make(
                "load-balancers", "e2e-spread", Map.of("vpc", vpc, "subnet", subnet, "listeners", List.of(listener)));
        awaitReady("load-balancers/e2e-spread");
    }

    @AfterAll
    void remove() {
        made.reversed()
                .forEach(path -> Await.until("the removal of " + path + " is accepted", SOON, () -> {
                    int status = park.delete(path).status();
                    return status == 202 || status == 404;
                }));
        made.forEach(path ->
                Await.until(path + " is gone", SOON, () -> park.get(path).status() == 404));
    }

    @Test
    void noPacketOfTheParksReachesTheBureausDatabase() {
        var target = demo.address("service-instances", "database");
        var watched = demo.namespace("service-instances", "database");
        var intruder = namespace("e2e-client");
        var own = demo.box().workload(id("e2e-one"), "ADDRESS");
        assertThat(demo.box().connects(intruder, own, 6379))
                .as("the park's network works")
                .isTrue();

        count(watched);
        assertThat(demo.box().connects(demo.namespace("applications", "hall"), target, 3306))
                .as("the hall reaches its database")
                .isTrue();
        long ofTheHall = counted(watched);
        assertThat(ofTheHall).isPositive();
        demo.box().inside(watched, "nft", "delete", "table", "inet", "e2e").must();

        count(watched, demo.address("applications", "hall"));
        assertThat(demo.box().connects(intruder, target, 3306)).isFalse();
        // Whether a ping is answered says nothing: the park has the same range, and may have a server of its own there.
        var ping = demo.box().inside(intruder, "ping", "-c", "2", "-W", "1", target);
        assertThat(counted(watched))
                .as("packets of anybody but the hall; ping said %s", ping.out())
                .isZero();
        demo.box().inside(watched, "nft", "delete", "table", "inet", "e2e").must();
    }

    @Test
    void theHostAndTheParkHaveNoWayIntoTheBureausNetworkFromOutside() {
        var target = demo.address("service-instances", "database");
        var watched = demo.namespace("service-instances", "database");
        count(watched, demo.address("applications", "hall"));
        // Whether it connects says nothing: there may be something else of that address beyond the host.
        var unused = demo.box().shell().run("timeout", "3", "bash", "-c", "exec 3<>/dev/tcp/" + target + "/3306");
        assertThat(counted(watched)).as("packets of the host").isZero();
        demo.box().inside(watched, "nft", "delete", "table", "inet", "e2e").must();
        assertThat(demo.box().connects(namespace("e2e-client"), demo.floatingAddress(), 80))
                .as("what the bureau has opened to the public is open to the park as well")
                .isTrue();
        assertThat(demo.box().connects(namespace("e2e-client"), demo.floatingAddress(), 3306))
                .isFalse();
    }

    @Test
    void aBalancerSpreadsOverItsMembers() {
        var passwords = SERVERS.stream().limit(2).map(this::password).toList();
        var vip = park.json(at + "/load-balancers/e2e-spread")
                .path("status")
                .path("observed")
                .path("address")
                .asString();
        var served = new int[2];
        for (int i = 0; i < 40; i++) {
            int member = i % 2;
            var answer = demo.box()
                    .inside(
                            namespace("e2e-client"),
                            "timeout",
                            "5",
                            "redis-cli",
                            "--no-auth-warning",
                            "-h",
                            vip,
                            "-p",
                            "6400",
                            "-a",
                            passwords.get(member),
                            "PING");
            assertThat(answer.out() + answer.err()).containsAnyOf("PONG", "WRONGPASS");
            served[answer.out().contains("PONG") ? member : 1 - member]++;
        }
        assertThat(served[0]).as("of 40 connections, by the first").isBetween(5, 35);
    }

    private void count(String namespace, String... without) {
        var except = without.length == 0 ? "" : " ip saddr != { 127.0.0.1, " + String.join(", ", without) + " }";
        var rules = List.of(
                "add table inet e2e",
                "add chain inet e2e in { type filter hook input priority -300 ; }",
                "flush table inet e2e",
                "add rule inet e2e in iif != \"lo\"" + except + " tcp dport 3306 counter",
                "add rule inet e2e in iif != \"lo\"" + except + " meta l4proto icmp counter");
        rules.forEach(rule -> demo.box().inside(namespace, "nft", rule).must());
    }

    private long counted(String namespace) {
        return demo.box().inside(namespace, "nft", "list", "table", "inet", "e2e").must().lines().stream()
                .filter(line -> line.contains("packets"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*packets (\\d+).*", "$1")))
                .sum();
    }

    private String make(String kind, String name, Map<String, ?> spec) {
        var answer = park.create(at + "/" + kind, name, spec).must(202);
        made.add(at + "/" + kind + "/" + name);
        return answer.json().path("metadata").path("id").asString();
    }

    private JsonNode awaitReady(String path) {
        return Await.value(path + " is Ready", SOON, () -> park.json(at + "/" + path), Demo::ready);
    }

    private String id(String server) {
        return park.json(at + "/service-instances/" + server)
                .path("metadata")
                .path("id")
                .asString();
    }

    private String namespace(String server) {
        return demo.box().workload(id(server), "NAMESPACE");
    }

    private String port(String server) {
        return demo.box().workload(id(server), "PORT");
    }

    private String password(String server) {
        return park.post(at + "/service-instances/" + server + ":credentials", Map.of())
                .must(200)
                .json()
                .path("password")
                .asString();
    }
}
