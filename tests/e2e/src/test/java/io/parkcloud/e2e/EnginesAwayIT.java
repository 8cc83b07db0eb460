package io.parkcloud.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Engines and databases die, or stay away for a while: said by conditions, survived, and forgotten when they are back. */
@Order(70)
@ExtendWith(DemoExtension.class)
final class EnginesAwayIT {

    private static final Duration SHOWN = Duration.ofSeconds(30);
    private static final Duration BACK = Duration.ofSeconds(60);

    private final Demo demo;

    EnginesAwayIT(Demo demo) {
        this.demo = demo;
    }

    /** Whatever a test found, the next one starts with everything up. */
    @AfterEach
    void up() {
        for (var service : new String[] {"libvirtd", "ovn-nb", "vswitchd", "mariadb", "redis", "prometheus"}) {
            demo.box().supervise("-u", service);
            Await.until(service + " is up", BACK, () -> demo.box().pid(service) != 0);
        }
    }

    @Test
    void aKilledLibvirtdLeavesItsGuestsRunning() {
        var guest = demo.id("instances", "front");
        var before = demo.box().virsh("domid", guest).must().out();

        killed("libvirtd");

        assertThat(demo.hallAnswers())
                .as("the guest goes on without its daemon")
                .isTrue();
        Await.until(
                "libvirtd knows the guest again",
                BACK,
                () -> demo.box().virsh("domid", guest).out().equals(before));
        var console = demo.project("gov-member") + "/instances/hall-front:serial-log";
        assertThat(demo.api("gov-member").post(console, Map.of()).status()).isEqualTo(200);
        Await.value("the front is Ready", BACK, () -> demo.part("instances", "front"), Demo::ready);
    }

    @Test
    void aLibvirtdThatStaysAwayIsShownOnTheHostAndOnWhatNeedsIt() {
        demo.box().supervise("-d", "libvirtd");
        Await.until("libvirtd is down", BACK, () -> demo.box().pid("libvirtd") == 0);

        var host = Await.value("the host says so", SHOWN, this::host, h -> Demo.condition(h, "EngineReachable")
                .equals("False"));
        assertThat(host.path("status").toString()).contains("libvirtd");
        assertThat(demo.hallAnswers()).as("the guest goes on").isTrue();
        var late = demo.project("gov-member") + "/instances/e2e-late";
        orderInstance("e2e-late");
        Await.value(
                "the instance says which host does not answer",
                SHOWN,
                () -> demo.api("gov-member").json(late),
                i -> Demo.condition(i, "Ready").equals("False")
                        && i.path("status").toString().contains("not answering"));

        demo.box().supervise("-u", "libvirtd");
        Await.value("the host is reachable again", BACK, this::host, h -> Demo.condition(h, "EngineReachable")
                .equals("True"));
        var made = Await.value(
                "what was asked for meanwhile is there",
                BACK,
                () -> demo.api("gov-member").json(late),
                Demo::ready);
        assertThat(Demo.condition(made, "EngineReachable")).isEqualTo("True");
        demo.api("gov-member").delete(late).must(202);
        Await.until("it is gone", BACK, () -> demo.api("gov-member").get(late).status() == 404);
    }

    @Test
    void packetsFlowAgainAfterTheSwitchWasKilled() {
        killed("vswitchd");
        Await.until("packets flow", BACK, demo::hallAnswers);
        Await.value("the port is up", BACK, () -> demo.part("instances", "front"), Demo::ready);
    }

    @Test
    void aNorthboundDatabaseThatStaysAwayIsShownOnWhatIsAskedFor() {
        demo.box().supervise("-d", "ovn-nb");
        Await.until("ovn-nb is down", BACK, () -> demo.box().pid("ovn-nb") == 0);
        var path = demo.project("park-member") + "/vpcs";
        demo.api("park-member")
                .create(path, "e2e-waits", Map.of("cidr", "10.90.0.0/16"))
                .must(202);
        var waiting = Await.value(
                "the VPC says what it waits for",
                SHOWN,
                () -> demo.api("park-member").json(path + "/e2e-waits"),
                vpc -> Demo.condition(vpc, "Ready").equals("False")
                        && vpc.path("status").toString().contains("engine."));
        assertThat(waiting.path("status").path("phase").asString()).isEqualTo("Pending");
        assertThat(demo.hallAnswers()).as("packets flow without it").isTrue();
        Await.value("the host says so", SHOWN, this::host, h -> Demo.condition(h, "NetworkReachable")
                .equals("False"));

        demo.box().supervise("-u", "ovn-nb");
        Await.value("the VPC is Ready", BACK, () -> demo.api("park-member").json(path + "/e2e-waits"), Demo::ready);
        Await.value("the host says so", BACK, this::host, h -> Demo.condition(h, "NetworkReachable")
                .equals("True"));
        demo.api("park-member").delete(path + "/e2e-waits").must(202);
        Await.until(
                "it is gone",
                BACK,
                () -> demo.api("park-member").get(path + "/e2e-waits").status() == 404);
    }

    @Test
    void thePlatformsOwnDatabasesMayBeKilled() {
        killed("mariadb");
        killed("redis");
        Await.until("the API answers", BACK, demo::answers);
        assertThat(demo.hallAnswers()).isTrue();
        assertThat(demo.resource("gov-member", "stacks", Demo.STACK)
                        .path("status")
                        .path("phase")
                        .asString())
                .isEqualTo("Ready");
    }

    /** What was measured before it died is still known, and it goes on measuring. */
    @Test
    void aKilledPrometheusForgetsNothing() {
        var hall = demo.id("applications", "hall");
        Await.until("the hall is measured", BACK, () -> measured(hall));

        killed("prometheus");

        Await.until("metrics are answered again", BACK, () -> measured(hall));
        var elsewhere = demo.api("park-member")
                .get(demo.project("park-member") + "/metrics/query?query=parkcloud_up")
                .must(200);
        assertThat(elsewhere.body()).as("what is another tenant's").doesNotContain(hall);
    }

    private boolean measured(String resource) {
        var answer = demo.api("gov-member")
                .get(demo.project("gov-member") + "/metrics/query?query=parkcloud_cpu_seconds_total");
        return answer.status() == 200 && answer.body().contains(resource);
    }

    /** Beside the front, of the same image. */
    private void orderInstance(String name) {
        var image = demo.part("instances", "front").path("spec").path("image").asString();
        var network = Map.of(
                "subnet",
                demo.id("subnets", "subnet"),
                "securityGroups",
                List.of(demo.id("security-groups", "front-rules")));
        var spec = Map.of("image", image, "vcpus", 1, "memoryMiB", 192, "rootDiskGiB", 0, "networks", List.of(network));
        demo.api("gov-member")
                .create(demo.project("gov-member") + "/instances", name, spec)
                .must(202);
    }

    private JsonNode host() {
        return demo.api("sysadmin").list("/api/v1/hosts").getFirst();
    }

    /** The supervisor has another process of it. */
    private void killed(String service) {
        long old = demo.box().pid(service);
        demo.box().kill(old);
        Await.until(service + " is back", BACK, () -> {
            long now = demo.box().pid(service);
            return now != 0 && now != old;
        });
    }
}
