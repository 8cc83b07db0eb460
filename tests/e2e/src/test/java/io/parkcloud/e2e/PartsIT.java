package io.parkcloud.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every part of the stack is a real one, as the engines themselves tell. */
@Order(20)
@ExtendWith(DemoExtension.class)
final class PartsIT {

    private final Demo demo;

    PartsIT(Demo demo) {
        this.demo = demo;
    }

    @Test
    void theFrontIsAGuestOfLibvirtWithItsVolumeAndItsPort() {
        var id = demo.id("instances", "front");
        assertThat(demo.box().virsh("domstate", "--domain", id).must().out().strip())
                .isEqualTo("running");
        var xml = demo.box().virsh("dumpxml", id).must().out();
        assertThat(xml)
                .as("the volume is a disk of the domain")
                .contains("<alias name='ua-" + demo.id("volumes", "front-disk") + "'/>")
                .as("the port is the logical port of its card")
                .contains("interfaceid='" + frontPort() + "'")
                .contains("<memory unit='KiB'>" + 256 * 1024 + "</memory>");
        var log = demo.api("gov-member")
                .post(demo.project("gov-member") + "/instances/hall-front:serial-log", Map.of())
                .must(200)
                .json()
                .path("text")
                .asString();
        assertThat(log).as("it got its address from OVN by DHCP").contains(frontAddress());
    }

    @Test
    void theScreenOfTheFrontIsReachedByATicketOnce() throws Exception {
        var path = demo.api("gov-member")
                .post(demo.project("gov-member") + "/instances/hall-front:console", Map.of())
                .must(200)
                .json()
                .path("path")
                .asString();
        var address = URI.create(demo.box().url().replaceFirst("^http", "ws") + path);
        var greeting = new CompletableFuture<String>();
        var client = HttpClient.newHttpClient();
        var socket = client.newWebSocketBuilder()
                .subprotocols("binary")
                .buildAsync(address, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onBinary(WebSocket viewer, ByteBuffer data, boolean last) {
                        greeting.complete(StandardCharsets.US_ASCII.decode(data).toString());
                        return CompletableFuture.completedStage(null);
                    }
                })
                .get(20, TimeUnit.SECONDS);
        assertThat(greeting.get(20, TimeUnit.SECONDS)).startsWith("RFB 003.");
        assertThatThrownBy(() -> client.newWebSocketBuilder()
                        .buildAsync(address, new WebSocket.Listener() {})
                        .get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);
    }

    @Test
    void theGuestServesAndProxies() {
        var answer = demo.visitor().get("/healthz").must(200);
        assertThat(answer.body()).contains("\"database\":\"up\"", "\"redis\":\"up\"");
        var inside = demo.box()
                .inside(
                        demo.namespace("applications", "hall"),
                        "curl",
                        "-sS",
                        "-m",
                        "10",
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{http_code}",
                        "http://" + frontAddress() + "/");
        assertThat(inside.out()).isEqualTo("200");
    }

    @Test
    void theFloatingAddressIsANatRuleOfTheVpcsRouter() {
        var rules = demo.box()
                .northbound("--format=csv", "--no-headings", "--columns=type,external_ip,logical_ip", "find", "NAT")
                .must()
                .lines();
        assertThat(rules).anyMatch(rule -> rule.replace("\"", "")
                .equals("dnat_and_snat," + demo.floatingAddress() + "," + frontAddress()));
    }

    @Test
    void theBalancerPassesToTheHallAndKnowsThatItLives() {
        var observed = Await.value(
                "the member is online",
                Duration.ofSeconds(30),
                () -> demo.observed("load-balancers", "balancer"),
                seen -> seen.path("members").path(0).path("health").asString().equals("Online"));
        var vips = demo.box()
                .northbound("--no-headings", "--columns=vips", "--format=csv", "find", "Load_Balancer")
                .must()
                .out();
        assertThat(vips)
                .contains(observed.path("address").asString() + ":8080")
                .contains(demo.address("applications", "hall") + ":8080");
    }

    @Test
    void serversRunSandboxedUnderUidsOfTheirOwn() {
        for (var part : List.of("service-instances/database", "service-instances/cache", "applications/hall")) {
            var kind = part.substring(0, part.indexOf('/'));
            var name = part.substring(part.indexOf('/') + 1);
            var id = demo.workload(kind, name);
            var uid = demo.box().workload(id, "USERID");
            var processes = demo.box().members(demo.box().workload(id, "CGROUP")).stream()
                    .map(pid -> demo.box().shell().run("ps", "-o", "uid=,comm=", "-p", Long.toString(pid)))
                    .map(ps -> ps.out().strip())
                    .toList();
            assertThat(Long.parseLong(uid)).isGreaterThan(1_000_000_000L);
            assertThat(processes).as(part).anyMatch(line -> line.matches(uid + " +(mariadbd|redis-server|java)"));
        }
    }

    @Test
    void whatASecurityGroupDoesNotAllowDoesNotPass() {
        var database = demo.namespace("service-instances", "database");
        var hall = demo.namespace("applications", "hall");
        var databaseAddress = demo.address("service-instances", "database");
        assertThat(demo.box().connects(hall, databaseAddress, 3306))
                .as("allowed")
                .isTrue();
        assertThat(demo.box().connects(database, demo.address("applications", "hall"), 8080))
                .as("something listens there, but only the front may ask")
                .isFalse();
        var cache = demo.namespace("service-instances", "cache");
        assertThat(demo.box().connects(cache, databaseAddress, 3306))
                .as("databases do not talk")
                .isFalse();
        assertThat(demo.box().connects(cache, frontAddress(), 80))
                .as("anybody may ask the front")
                .isTrue();
    }

    private String frontAddress() {
        return demo.observed("instances", "front").path("addresses").path(0).asString();
    }

    private String frontPort() {
        var front = demo.id("instances", "front");
        return demo.api("gov-member").list(demo.project("gov-member") + "/ports").stream()
                .map(port -> port.path("metadata"))
                .filter(port -> port.path("owner").asString("").equals(front))
                .map(port -> port.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
