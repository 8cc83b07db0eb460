package io.parkcloud.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.parkcloud.engine.kubernetes.KubernetesAutoConfiguration;
import io.parkcloud.engine.simulated.network.SimulatedNetworkAutoConfiguration;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.Condition;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkAttachment;
import io.parkcloud.network.subnet.SubnetSpec;
import io.parkcloud.network.vpc.VpcSpec;
import io.parkcloud.services.ServiceInstanceStatus.State;
import io.parkcloud.workloads.testkit.Relay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of the catalogue on the cluster that {@code KUBECONFIG} names: used, moved, resized, out of reach, removed. */
final class KubernetesServicesIT {

    private static final String OURS = "parkcloud.io/installation";

    private final String installation = new ResourceId(UUID.randomUUID()).shortName(6);
    private @Nullable KubernetesClient client;
    private @Nullable Relay relay;
    private @Nullable Platform platform;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        var kubeconfig = System.getenv("KUBECONFIG");
        assumeTrue(kubeconfig != null && !kubeconfig.isBlank(), "NOT TESTED: KUBECONFIG names no cluster");
        var config = Config.fromKubeconfig(Path.of(kubeconfig).toFile());
        client = new KubernetesClientBuilder().withConfig(config).build();
        relay = new Relay(URI.create(config.getMasterUrl()));
        var token = Objects.requireNonNull(config.getAutoOAuthToken());
        var through = relay.kubeconfig(folder.resolve("kubeconfig"), token);
        var key = Files.write(folder.resolve("key"), new byte[32]);
        var prefix = "parkcloud.workloads.kubernetes.";
        var properties = new LinkedHashMap<String, Object>();
        properties.put("parkcloud.network.engine", "simulated");
        properties.put("parkcloud.workloads.engine", "kubernetes");
        properties.put("parkcloud.workloads.artifacts", folder.toString());
        properties.put("parkcloud.control.master-key-file", key.toString());
        properties.put(prefix + "installation", installation);
        properties.put(prefix + "kubeconfig", through.toString());
        properties.put(prefix + "image", image());
        properties.put(prefix + "own-volumes", "true");
        properties.put(prefix + "volume-size", "1GB");
        properties.put(prefix + "request-timeout", "2s");
        platform = new Platform(properties, SimulatedNetworkAutoConfiguration.class, KubernetesAutoConfiguration.class);
    }

    private static String image() {
        return Optional.ofNullable(System.getenv("PARKCLOUD_TEST_IMAGE")).orElse("localhost/parkcloud-workload:test");
    }

    @AfterEach
    void close() {
        if (platform != null) {
            platform.close();
        }
        if (relay != null) {
            relay.close();
        }
        if (client != null) {
            client.namespaces().withLabel(OURS, installation).delete();
            eventually(() -> namespaces().isEmpty());
            client.close();
        }
    }

    private KubernetesClient client() {
        return Objects.requireNonNull(client);
    }

    private Platform platform() {
        return Objects.requireNonNull(platform);
    }

    private static void eventually(BooleanSupplier wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time to wait until").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private List<String> namespaces() {
        return client().namespaces().withLabel(OURS, installation).list().getItems().stream()
                .map(namespace -> namespace.getMetadata().getName())
                .toList();
    }

    private String namespace() {
        return "parkcloud-" + installation + "-" + platform().project();
    }

    private Pod pod(ResourceId service) {
        return client()
                .pods()
                .inNamespace(namespace())
                .withLabel("parkcloud.io/workload", service.toString())
                .list()
                .getItems()
                .stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .findFirst()
                .orElseThrow();
    }

    /** What a program says that runs in the pod of a service. */
    private String from(ResourceId service, String... command) {
        var said = new ByteArrayOutputStream();
        try (var exec = client().pods()
                .inNamespace(namespace())
                .withName(pod(service).getMetadata().getName())
                .inContainer("main")
                .writingOutput(said)
                .writingError(said)
                .exec(command)) {
            exec.exitCode().get(30, TimeUnit.SECONDS);
            return said.toString(StandardCharsets.UTF_8).strip();
        } catch (Exception e) {
            throw new AssertionError("running " + List.of(command), e);
        }
    }

    private String query(ResourceId from, ResourceId mysql, String sql) {
        var binding = platform().credentials(mysql);
        return from(
                from,
                "env",
                "MYSQL_PWD=" + binding.get("password"),
                "mariadb",
                "--host=" + binding.get("host"),
                "--port=" + binding.get("port"),
                "--user=" + binding.get("user"),
                "--connect-timeout=3",
                "-N",
                "-e",
                sql,
                String.valueOf(binding.get("database")));
    }

    private String redis(ResourceId from, ResourceId redis, String... words) {
        var binding = platform().credentials(redis);
        var all = new java.util.ArrayList<>(List.of("env", "REDISCLI_AUTH=" + binding.get("password"), "redis-cli"));
        all.addAll(List.of("-h", String.valueOf(binding.get("host")), "-p", String.valueOf(binding.get("port"))));
        all.addAll(List.of(words));
        return from(from, all.toArray(String[]::new));
    }

    private ServiceInstanceSpec spec(ServiceClass service, Optional<ServicePlan> plan, ResourceId subnet) {
        var network = new NetworkAttachment(subnet, List.of(), Optional.empty());
        return new ServiceInstanceSpec(service, plan, Optional.empty(), network, Map.of());
    }

    private static boolean unreachable(Optional<? extends Resource<?, ?>> service) {
        return service.flatMap(found -> found.status().condition("Ready"))
                .filter(ready -> ready.state() == Condition.State.FALSE)
                .filter(ready -> ready.reason().equals("engine.unavailable"))
                .isPresent();
    }

    @Test
    void serversAreUsedMovedResizedOutOfReachAndRemoved() {
        var vpc = platform().create("vpc", new VpcSpec(Cidr.parse("10.20.0.0/16"), Optional.empty()));
        var subnet = platform().create("subnet", new SubnetSpec(vpc, Cidr.parse("10.20.0.0/24"), List.of()));
        var mysql = platform().create("db", spec(ServiceClass.MYSQL, Optional.empty(), subnet));
        var redis = platform().create("cache", spec(ServiceClass.REDIS, Optional.empty(), subnet));
        platform().ready(ServiceInstanceSpec.class, mysql);
        platform().ready(ServiceInstanceSpec.class, redis);

        assertThat(query(redis, mysql, "create table kept (n int) engine=innodb; insert into kept values (42)"))
                .isEmpty();
        assertThat(redis(mysql, redis, "set", "colour", "green")).isEqualTo("OK");
        var address = platform().credentials(mysql).get("host");

        losePods(mysql, redis);
        assertThat(query(redis, mysql, "select n from kept")).isEqualTo("42");
        assertThat(redis(mysql, redis, "get", "colour")).isEqualTo("green");

        awayAndBack(mysql, spec(ServiceClass.MYSQL, Optional.of(ServicePlan.MEDIUM), subnet));
        var limits =
                pod(mysql).getSpec().getContainers().getFirst().getResources().getLimits();
        assertThat(Objects.requireNonNull(limits.get("memory")).getNumericalAmount())
                .isEqualByComparingTo("1610612736");
        assertThat(query(redis, mysql, "select n, @@innodb_buffer_pool_size >> 20 from kept"))
                .isEqualTo("42\t512");
        assertThat(platform().credentials(mysql).get("host")).isEqualTo(address);

        platform().delete(ServiceInstanceSpec.class, mysql);
        platform().delete(ServiceInstanceSpec.class, redis);
        platform().gone(ServiceInstanceSpec.class, mysql);
        platform().gone(ServiceInstanceSpec.class, redis);
        var project = namespace();
        eventually(() -> !namespaces().contains(project));
        eventually(() -> client().persistentVolumes().list().getItems().stream()
                .noneMatch(volume -> volume.getSpec().getClaimRef() != null
                        && volume.getSpec().getClaimRef().getNamespace().equals(project)));
    }

    /** Somebody deletes the pods: the cluster makes new ones on the same volumes. */
    private void losePods(ResourceId... services) {
        for (var service : services) {
            var before = pod(service).getMetadata().getUid();
            client().resource(pod(service)).delete();
            eventually(() -> client().pods().inNamespace(namespace()).list().getItems().stream()
                    .noneMatch(pod -> pod.getMetadata().getUid().equals(before)));
        }
        for (var service : services) {
            eventually(() -> client()
                    .pods()
                    .inNamespace(namespace())
                    .withLabel("parkcloud.io/workload", service.toString())
                    .list()
                    .getItems()
                    .stream()
                    .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                    .anyMatch(status -> status.getReady()));
        }
    }

    /** The change that is asked for while the cluster is out of reach takes effect when it is back. */
    private void awayAndBack(ResourceId service, ServiceInstanceSpec changed) {
        long start = System.nanoTime();
        Objects.requireNonNull(relay).become(Relay.Mood.CUT);
        platform().change(service, changed);
        platform().eventually(ServiceInstanceSpec.class, service, KubernetesServicesIT::unreachable);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        Objects.requireNonNull(relay).become(Relay.Mood.PASSING);
        var ready = platform().ready(ServiceInstanceSpec.class, service);
        assertThat(((ServiceInstanceStatus) ready.observed()).state()).isEqualTo(State.RUNNING);
    }
}
