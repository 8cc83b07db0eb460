package io.parkcloud.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.engine.ovn.OvnAutoConfiguration;
import io.parkcloud.engine.sandbox.SandboxAutoConfiguration;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.HealthCheckSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.ListenerSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.MemberSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerStatus;
import io.parkcloud.network.spi.WantedLoadBalancer.Transport;
import io.parkcloud.workloads.application.ApplicationSpec;
import io.parkcloud.workloads.application.ApplicationStatus;
import io.parkcloud.workloads.application.ApplicationStatus.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Releases of a real program behind a real load balancer, while somebody asks without a pause. */
final class RollingReleaseIT {

    private static RealBox box;
    private static Platform platform;

    @BeforeAll
    static void open() throws IOException {
        box = new RealBox();
        platform = new Platform(box.properties(), OvnAutoConfiguration.class, SandboxAutoConfiguration.class);
        GreeterProgram.pack(box.home().resolve("artifacts/greeter.jar"));
    }

    @AfterAll
    static void close() {
        if (platform != null) {
            platform.close();
        }
        if (box != null) {
            box.close();
        }
    }

    @Test
    void noRequestFailsWhileReleasesComeAndGo() throws IOException, InterruptedException {
        var net = Net.make(platform, "shop");
        var asker = platform.create("asker", greeter(net, Map.of("WORD", "asker"), 1));
        var shop = platform.create("shop", greeter(net, Map.of("WORD", "one"), 2));
        var balancer = platform.create("front", balancer(net, shop));
        ready(shop);
        var url = "http://" + addressOf(balancer) + ":8080/";
        try (var questions = new Questions(namespace(ready(asker)), url)) {
            questions.until("one", 200);
            platform.change(shop, greeter(net, Map.of("WORD", "two"), 2));
            assertThat(ready(shop).releases())
                    .extracting(ApplicationStatus.Release::outcome)
                    .containsExactly(Outcome.REPLACED, Outcome.SERVING);
            questions.until("two", 200);
            assertThat(questions.last()).isEqualTo("two");

            platform.change(shop, greeter(net, Map.of("FAIL", "yes"), 2));
            takenBack(shop);
            questions.until("two", 100);

            platform.change(shop, greeter(net, Map.of("WORD", "two"), 1));
            platform.eventually(
                    ApplicationSpec.class, shop, now -> now.orElseThrow().ready());
            assertThat(ready(shop).copies()).hasSize(1).allMatch(copy -> copy.release() == 2);
            questions.until("two", 100);
            assertThat(questions.wrong()).isEmpty();
        }
        remove(shop, asker, balancer);
        net.remove();
        nothingIsLeft();
    }

    private static void nothingIsLeft() throws IOException {
        assertThat(RealBox.output("ip", "netns", "list")).doesNotContain(box.setting("INSTALLATION"));
        try (var left = Files.list(box.home().resolve("workloads"))) {
            assertThat(left.map(path -> path.getFileName().toString())).allMatch(name -> name.startsWith("."));
        }
    }

    private static IpAddress addressOf(ResourceId balancer) {
        platform.eventually(
                LoadBalancerSpec.class,
                balancer,
                now -> now.orElseThrow().observed() instanceof LoadBalancerStatus seen
                        && seen.members().size() == 2);
        var ready = platform.ready(LoadBalancerSpec.class, balancer);
        return ((LoadBalancerStatus) ready.observed()).address().orElseThrow();
    }

    private static void takenBack(ResourceId application) {
        var failed = platform.eventually(
                        ApplicationSpec.class,
                        application,
                        now -> now.orElseThrow().phase() == Phase.FAILED)
                .orElseThrow();
        assertThat(failed.status().condition("Ready").orElseThrow().reason())
                .isEqualTo("workloads.application.release-failed");
    }

    private static void remove(ResourceId shop, ResourceId asker, ResourceId balancer) {
        platform.delete(LoadBalancerSpec.class, balancer);
        platform.gone(LoadBalancerSpec.class, balancer);
        for (var application : List.of(shop, asker)) {
            platform.delete(ApplicationSpec.class, application);
            platform.gone(ApplicationSpec.class, application);
        }
    }

    private static ApplicationStatus ready(ResourceId application) {
        return (ApplicationStatus)
                platform.ready(ApplicationSpec.class, application).observed();
    }

    private static Path namespace(ApplicationStatus application) {
        var copy = application.copies().getFirst().replica();
        return Path.of("/run/netns", "pc" + box.setting("INSTALLATION") + "-" + copy.shortName(12));
    }

    private static ApplicationSpec greeter(Net net, Map<String, String> environment, int copies) {
        return new ApplicationSpec(
                "greeter",
                net.attachment(),
                8080,
                Optional.of("/"),
                128,
                Optional.of(copies),
                Optional.of(2),
                Optional.empty(),
                environment,
                Map.of(),
                List.of(),
                List.of());
    }

    private static LoadBalancerSpec balancer(Net net, ResourceId application) {
        return new LoadBalancerSpec(
                net.vpc(),
                Optional.of(net.subnet()),
                Optional.empty(),
                List.of(new ListenerSpec(Transport.TCP, 8080, List.of(MemberSpec.behind(application, 8080)))),
                Optional.of(new HealthCheckSpec(Optional.of(2), Optional.of(2), Optional.empty(), Optional.of(2))));
    }
}
