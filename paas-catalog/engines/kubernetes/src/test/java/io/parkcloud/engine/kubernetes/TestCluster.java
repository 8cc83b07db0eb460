package io.parkcloud.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NamespacePlug;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.Workload.RestartPolicy;
import io.parkcloud.workloads.spi.WorkloadState;
import io.parkcloud.workloads.testkit.Relay;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.springframework.util.unit.DataSize;

/** The cluster that {@code KUBECONFIG} names, and an installation of its own on it that leaves nothing behind. */
final class TestCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Old nodes may miss for minutes that a pod shall end which was just starting. */
    private static final Duration UNTIL_ENDED = Duration.ofMinutes(5);

    final Names names = new Names(new ResourceId(UUID.randomUUID()).shortName(6));
    final KubernetesClient client;
    final KubernetesWorkloadEngine engine;
    private final Path kubeconfig;

    TestCluster() {
        kubeconfig = kubeconfig();
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
        engine = engine(kubeconfig);
    }

    static Path kubeconfig() {
        var named = System.getenv("KUBECONFIG");
        assumeTrue(named != null && !named.isBlank(), "NOT TESTED: KUBECONFIG names no cluster");
        return Path.of(named);
    }

    Path file() {
        return kubeconfig;
    }

    Relay relay() {
        return new Relay(URI.create(client.getConfiguration().getMasterUrl()));
    }

    String token() {
        return Objects.requireNonNull(client.getConfiguration().getAutoOAuthToken());
    }

    static String image() {
        return Optional.ofNullable(System.getenv("PARKCLOUD_TEST_IMAGE")).orElse("localhost/parkcloud-workload:test");
    }

    KubernetesProperties properties(Path file, KubernetesProperties.Share share) {
        return new KubernetesProperties(
                names.installation(),
                Optional.of(file.toString()),
                image(),
                Map.of(),
                Optional.empty(),
                DataSize.ofMegabytes(256),
                true,
                10_001,
                List.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                share);
    }

    static KubernetesProperties.Share plenty() {
        return new KubernetesProperties.Share(50, DataSize.ofGigabytes(64), DataSize.ofTerabytes(1));
    }

    KubernetesWorkloadEngine engine(Path file) {
        return new KubernetesWorkloadEngine(properties(file, plenty()), Clock.systemUTC());
    }

    /** Each workload has one of its own, so that a namespace that goes is in nobody's way. */
    static ResourceId project(ResourceId id) {
        return id.derive("project");
    }

    String namespace(ResourceId id) {
        return names.namespace(project(id));
    }

    Workload workload(ResourceId id, Workload.Command command, RestartPolicy restart) {
        var wiring = new NamespacePlug.Wiring(
                MacAddress.of(id), IpAddress.parse("10.0.0.5"), 24, IpAddress.parse("10.0.0.1"), 1442);
        return new Workload(
                id,
                project(id),
                id,
                1,
                true,
                command,
                Optional.empty(),
                List.of(),
                List.of(),
                Workload.Limits.ofMemory(ByteSize.ofMiB(64)),
                new Workload.Network(id.derive("vpc"), id.derive("port"), wiring, List.of(), List.of()),
                Optional.empty(),
                restart);
    }

    WorkloadState eventually(ResourceId id, Predicate<WorkloadState> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var seen = engine.observe(id).state();
        while (!wanted.test(seen)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("workload is " + seen + "; its log: " + engine.log(id, 20) + pods());
            }
            passTime();
            seen = engine.observe(id).state();
        }
        return seen;
    }

    WorkloadState.Running running(ResourceId id) {
        return (WorkloadState.Running)
                eventually(id, state -> state instanceof WorkloadState.Running running && running.healthy());
    }

    static void passTime() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }

    List<Pod> pods() {
        return client.pods()
                .inAnyNamespace()
                .withLabel(Names.INSTALLATION, names.installation())
                .list()
                .getItems();
    }

    Pod pod(ResourceId id) {
        return pods().stream()
                .filter(pod -> Names.workload(pod).equals(Optional.of(id)))
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .findFirst()
                .orElseThrow();
    }

    /** What a command says that runs beside the workload, in its container. */
    String inside(ResourceId id, String... command) {
        var said = new ByteArrayOutputStream();
        try (var exec = client.pods()
                .inNamespace(namespace(id))
                .withName(pod(id).getMetadata().getName())
                .inContainer(PodManifests.MAIN)
                .writingOutput(said)
                .writingError(said)
                .exec(command)) {
            exec.exitCode().get(20, TimeUnit.SECONDS);
            return said.toString(StandardCharsets.UTF_8).strip();
        } catch (Exception e) {
            throw new AssertionError("running " + List.of(command), e);
        }
    }

    /** Ends the workload's own processes; the first one of the pod is the cluster's, and the shell that does it goes on. */
    void kill(ResourceId id) {
        inside(
                id,
                "sh",
                "-c",
                "for p in /proc/[0-9]*; do n=${p#/proc/}; [ \"$n\" = 1 ] || [ \"$n\" = $$ ] || kill -9 \"$n\"; done");
    }

    /** As a reconciler does: again as long as it may pass. A node of a busy machine takes its time to end a pod. */
    void delete(ResourceId id) {
        unlessUnavailable(() -> engine.delete(id, Long.MAX_VALUE));
    }

    void deleteAll() {
        engine.observeAll().keySet().forEach(this::delete);
    }

    private static void unlessUnavailable(Runnable call) {
        long end = System.nanoTime() + UNTIL_ENDED.toNanos();
        while (true) {
            try {
                call.run();
                return;
            } catch (EngineException e) {
                if (!e.code().equals(EngineErrors.UNAVAILABLE) || System.nanoTime() - end > 0) {
                    throw e;
                }
            }
        }
    }

    /** Applies as a reconciler does, until the engine says what lasts and keeps the workload from being there. */
    EngineException obstacle(KubernetesWorkloadEngine of, Workload wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                of.apply(wanted);
            } catch (EngineException e) {
                if (!e.code().equals(EngineErrors.UNAVAILABLE)) {
                    return e;
                }
            }
            passTime();
        }
        throw new AssertionError("nothing keeps it: " + of.observe(wanted.id()) + pods());
    }

    @Override
    public void close() {
        deleteAll();
        engine.close();
        // Also what a failed test has left.
        client.namespaces().withLabel(Names.INSTALLATION, names.installation()).delete();
        long end = System.nanoTime() + UNTIL_ENDED.toNanos();
        while (!namespaces().isEmpty() && System.nanoTime() - end < 0) {
            passTime();
        }
        assertThat(namespaces()).isEmpty();
        client.close();
    }

    List<String> namespaces() {
        return client.namespaces().withLabel(Names.INSTALLATION, names.installation()).list().getItems().stream()
                .map(namespace -> namespace.getMetadata().getName())
                .toList();
    }
}
